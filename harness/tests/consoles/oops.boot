about: an oops that kills a case and nothing else
verdict: fail
findings: oops
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig plus LKDTM, MAGIC_SYSRQ, DETECT_HUNG_TASK, SOFTLOCKUP_DETECTOR, no series
made: recorded; PID 1 was a small C program that speaks the protocol; its second case writes EXCEPTION into LKDTM's provoke-crash/DIRECT
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=EXCEPTION'
plan: netns bind/first guards
plan: netns bind/second isolates
plan: none bind/second isolates
end: exited 0
ended-ms: 3143
--- console
   310 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   313 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=EXCEPTION
   313 |[    0.000000] BIOS-provided physical RAM map:
   313 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   313 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   313 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   313 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   313 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   313 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   313 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   313 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   313 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   313 |[    0.000000] printk: bootconsole [uart8250] enabled
   313 |[    0.000000] NX (Execute Disable) protection: active
   316 |[    0.000000] tsc: Fast TSC calibration failed
   319 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   321 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   325 |[    0.000000] RAMDISK: [mem 0x0ff1a000-0x0ffd7fff]
   325 |[    0.000000] ACPI: Early table checksum verification disabled
   329 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   329 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   329 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   329 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   329 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   329 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   329 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   329 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   329 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   329 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   330 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   331 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   332 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   333 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   333 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   333 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   425 |[    0.000000] Zone ranges:
   425 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   425 |[    0.000000]   Normal   empty
   425 |[    0.000000] Movable zone start for each node
   425 |[    0.000000] Early memory node ranges
   425 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   425 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   425 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   425 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   425 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   425 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   425 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   425 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   425 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   425 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   425 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   425 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   425 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   425 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   425 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   425 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   425 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   425 |[    0.000000] Booting paravirtualized kernel on bare hardware
   425 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   425 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   425 |[    0.000000] percpu: Embedded 40 pages/cpu s134440 r0 d29400 u1048576
   425 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   425 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=EXCEPTION
   425 |[    0.000000] Unknown kernel command line parameters "fault=EXCEPTION", will be passed to user space.
   425 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   425 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   425 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   425 |[    0.000000] Memory: 242824K/261624K available (6144K kernel code, 709K rwdata, 936K rodata, 716K init, 564K bss, 18544K reserved, 0K cma-reserved)
   425 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   425 |[    0.000000] rcu: Hierarchical RCU implementation.
   425 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   425 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   425 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   425 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   425 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   425 |[    0.000000] printk: console [ttyS0] enabled
   425 |[    0.000000] printk: console [ttyS0] enabled
   425 |[    0.000000] printk: bootconsole [uart8250] disabled
   425 |[    0.000000] printk: bootconsole [uart8250] disabled
   425 |[    0.000000] ACPI: Core revision 20220331
   425 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   425 |[    0.000000] APIC: Switch to symmetric I/O mode setup
   425 |[    0.000000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   490 |[    0.016000] tsc: Unable to calibrate against PIT
   493 |[    0.016000] tsc: using HPET reference calibration
   493 |[    0.016000] tsc: Detected 2593.626 MHz processor
   509 |[    0.012328] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x2562b714e19, max_idle_ns: 440795289038 ns
   509 |[    0.014008] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   520 |[    0.018604] process: using AMD E400 aware idle routine
   531 |[    0.022696] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   544 |[    0.026775] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   597 |[    0.046364] x86/fpu: x87 FPU will use FXSAVE
   654 |[    0.063968] Freeing SMP alternatives memory: 16K
   654 |[    0.066147] pid_max: default: 4096 minimum: 301
   841 |[    0.078074] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   841 |[    0.078383] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
  1458 |[    0.242533] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  1669 |[    0.247161] Performance Events: PMU not available due to virtualization, using software events only.
  1669 |[    0.250262] signal: max sigframe size: 1040
  1669 |[    0.250875] rcu: Hierarchical SRCU implementation.
  1669 |[    0.250965] rcu: 	Max phase no-delay instances is 1000.
  1670 |[    0.258155] smp: Bringing up secondary CPUs ...
  1687 |[    0.272015] x86: Booting SMP configuration:
  2001 |[    0.273934] .... node  #0, CPUs:      #1
  2001 |[    0.354411] smp: Brought up 1 node, 2 CPUs
  2001 |[    0.354670] smpboot: Max logical packages: 1
  2001 |[    0.357887] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
  2027 |[    0.388320] devtmpfs: initialized
  2066 |[    0.402587] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  2121 |[    0.402587] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
  2146 |[    0.426329] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  2176 |[    0.451941] PCI: Using configuration type 1 for base access
  2222 |[    0.463870] ACPI: Added _OSI(Module Device)
  2223 |[    0.463870] ACPI: Added _OSI(Processor Device)
  2233 |[    0.465824] ACPI: Added _OSI(Processor Aggregator Device)
  2299 |[    0.479911] ACPI: 1 ACPI AML tables successfully acquired and loaded
  2415 |[    0.539291] ACPI: Interpreter enabled
  2433 |[    0.546005] ACPI: PM: (supports S0 S5)
  2433 |[    0.546203] ACPI: Using IOAPIC for interrupt routing
  2433 |[    0.548532] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  2433 |[    0.548717] PCI: Using E820 reservations for host bridge windows
  2433 |[    0.549824] ACPI: Enabled 2 GPEs in block 00 to 3F
  2594 |[    0.605846] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  2598 |[    0.609824] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  2601 |[    0.609881] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  2602 |[    0.613538] PCI host bridge to bus 0000:00
  2603 |[    0.613824] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  2604 |[    0.613824] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  2605 |[    0.613868] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  2609 |[    0.614175] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
  2609 |[    0.614284] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  2609 |[    0.614386] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  2609 |[    0.614609] pci_bus 0000:00: root bus resource [bus 00-ff]
  2609 |[    0.615533] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  2609 |[    0.618381] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  2611 |[    0.622245] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
  2617 |[    0.628365] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
  2618 |[    0.629524] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
  2620 |[    0.630628] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
  2624 |[    0.634344] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
  2635 |[    0.643909] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  2636 |[    0.645971] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  2637 |[    0.646614] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  2637 |[    0.646931] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  2637 |[    0.647346] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  2638 |[    0.648383] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  2643 |[    0.649876] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  2643 |[    0.650319] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  2643 |[    0.650518] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  2643 |[    0.650647] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  2643 |[    0.650763] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  2643 |[    0.650876] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  2643 |[    0.650991] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  2643 |[    0.651104] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  2643 |[    0.651216] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  2643 |[    0.651329] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  2651 |[    0.657824] PCI: Using ACPI for IRQ routing
  2660 |[    0.666784] clocksource: Switched to clocksource tsc-early
  2663 |[    0.669377] pnp: PnP ACPI init
  2680 |[    0.686606] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  2686 |[    0.693075] pnp: PnP ACPI: found 6 devices
  2706 |[    0.713055] NET: Registered PF_INET protocol family
  2714 |[    0.720767] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
  2729 |[    0.734543] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
  2729 |[    0.734860] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  2729 |[    0.735015] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
  2729 |[    0.735235] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
  2741 |[    0.735541] TCP: Hash tables configured (established 2048 bind 2048)
  2741 |[    0.735541] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
  2741 |[    0.735541] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
  2741 |[    0.735541] NET: Registered PF_UNIX/PF_LOCAL protocol family
  2741 |[    0.735541] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  2741 |[    0.735541] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  2741 |[    0.735541] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  2741 |[    0.735541] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
  2764 |[    0.735541] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  2764 |[    0.735541] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  2793 |[    0.792520] workingset: timestamp_bits=62 max_order=16 bucket_order=0
  2817 |[    0.823832] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  2826 |[    0.825954] Unpacking initramfs...
  2826 |[    0.831925] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  2826 |[    0.832916] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  2838 |[    0.844524] lkdtm: No crash points registered, enable through debugfs
  2842 |[    0.849195] Freeing initrd memory: 760K
  2846 |[    0.851214] NET: Registered PF_INET6 protocol family
  2870 |[    0.876480] Segment Routing with IPv6
  2881 |[    0.882129] In-situ OAM (IOAM) with IPv6
  2881 |[    0.884057] NET: Registered PF_PACKET protocol family
  2881 |[    0.885096] DCCP: Activated CCID 2 (TCP-like)
  2881 |[    0.885881] IPI shorthand broadcast: enabled
  2881 |[    0.886316] sched_clock: Marking stable (893828568, -10175128)->(2387484052, -1503830612)
  2959 |[    0.963439] Freeing unused kernel image (initmem) memory: 716K
  2961 |[    0.967852] Write protecting the kernel read-only data: 10240k
  2976 |[    0.983138] Freeing unused kernel image (text/rodata gap) memory: 2044K
  2981 |[    0.987997] Freeing unused kernel image (rodata/data gap) memory: 1112K
  2983 |[    0.989720] Run /init as init process
  3098 |[    1.105276] lkdtm: Performing direct entry EXCEPTION
  3100 |[    1.106865] BUG: kernel NULL pointer dereference, address: 0000000000000000
  3101 |[    1.107855] #PF: supervisor write access in kernel mode
  3105 |[    1.110175] #PF: error_code(0x0002) - not-present page
  3105 |[    1.110375] PGD 8c1067 P4D 8c1067 PUD 8c2067 PMD 0 
  3105 |[    1.110590] Oops: 0002 [#1] SMP
  3105 |[    1.110728] CPU: 0 PID: 32 Comm: init Not tainted 6.1.192 #1 
  3105 |[    1.110945] RIP: 0010:lkdtm_EXCEPTION+0x0/0x10
  3105 |[    1.111351] Code: e4 ff 48 89 df e8 10 9b ed ff 8b 45 f0 5a 59 48 8b 5d f8 c9 c3 b8 f4 ff ff ff eb f3 cc cc cc cc cc cc cc cc cc cc cc cc cc cc <c7> 04 25 00 00 00 00 00 00 00 00 c3 0f 1f 40 00 eb fe 66 66 2e 0f
  3105 |[    1.111682] RSP: 0018:ffff888000837dd8 EFLAGS: 00000286
  3107 |[    1.112348] RAX: ffffffff8120cdf0 RBX: 0000000000000009 RCX: 00000000ffffefff
  3107 |[    1.112447] RDX: 00000000ffffffea RSI: ffff888000837c88 RDI: ffffffff81a9e9e0
  3107 |[    1.112542] RBP: ffff888000837de0 R08: 0000000000004ffb R09: 00000000ffffefff
  3107 |[    1.112634] R10: 0000000000000001 R11: ffffffff81a21e40 R12: ffff8880001f6000
  3107 |[    1.112725] R13: ffffffff81a9e9e0 R14: ffff888000837ee8 R15: ffff888000837ee8
  3107 |[    1.112854] FS:  000000000199c380(0000) GS:ffff88800f800000(0000) knlGS:0000000000000000
  3107 |[    1.112973] CS:  0010 DS: 0000 ES: 0000 CR0: 0000000080050033
  3107 |[    1.113049] CR2: 0000000000000000 CR3: 00000000008c0000 CR4: 00000000000006b0
  3107 |[    1.113209] Call Trace:
  3107 |[    1.113504]  <TASK>
  3107 |[    1.113596]  ? lkdtm_do_action+0x17/0x19
  3107 |[    1.113718]  direct_entry.cold+0x18/0x23
  3107 |[    1.113836]  full_proxy_write+0x52/0x80
  3107 |[    1.113894]  vfs_write+0x99/0x2c0
  3107 |[    1.113943]  ? kmem_cache_free+0xe/0x20
  3109 |[    1.114529]  ksys_write+0x5f/0xd0
  3109 |[    1.114589]  __x64_sys_write+0x14/0x20
  3109 |[    1.114642]  x64_sys_call+0x989/0x9a0
  3109 |[    1.114695]  do_syscall_64+0x2f/0x50
  3109 |[    1.114763]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
  3109 |[    1.114876] RIP: 0033:0x431ef0
  3109 |[    1.114993] Code: 40 00 48 c7 c2 b8 ff ff ff f7 d8 64 89 02 48 c7 c0 ff ff ff ff eb b7 0f 1f 00 80 3d 71 61 07 00 00 74 17 b8 01 00 00 00 0f 05 <48> 3d 00 f0 ff ff 77 58 c3 0f 1f 80 00 00 00 00 48 83 ec 28 48 89
  3109 |[    1.115205] RSP: 002b:00007ffe8c3cc508 EFLAGS: 00000202 ORIG_RAX: 0000000000000001
  3109 |[    1.115314] RAX: ffffffffffffffda RBX: 0000000000000004 RCX: 0000000000431ef0
  3109 |[    1.115403] RDX: 0000000000000009 RSI: 00007ffe8c3cdfe8 RDI: 0000000000000004
  3109 |[    1.115489] RBP: 00007ffe8c3cdfe8 R08: 0000000000000002 R09: 0000000000000000
  3109 |[    1.115575] R10: 0000000000000000 R11: 0000000000000202 R12: 00000000004a36b8
  3109 |[    1.115660] R13: 000000000047b00f R14: 0000000000000001 R15: 0000000000000001
  3109 |[    1.115804]  </TASK>
  3109 |[    1.115880] CR2: 0000000000000000
  3111 |[    1.116211] ---[ end trace 0000000000000000 ]---
  3111 |[    1.116308] RIP: 0010:lkdtm_EXCEPTION+0x0/0x10
  3111 |[    1.116378] Code: e4 ff 48 89 df e8 10 9b ed ff 8b 45 f0 5a 59 48 8b 5d f8 c9 c3 b8 f4 ff ff ff eb f3 cc cc cc cc cc cc cc cc cc cc cc cc cc cc <c7> 04 25 00 00 00 00 00 00 00 00 c3 0f 1f 40 00 eb fe 66 66 2e 0f
  3111 |[    1.116589] RSP: 0018:ffff888000837dd8 EFLAGS: 00000286
  3111 |[    1.116658] RAX: ffffffff8120cdf0 RBX: 0000000000000009 RCX: 00000000ffffefff
  3111 |[    1.116745] RDX: 00000000ffffffea RSI: ffff888000837c88 RDI: ffffffff81a9e9e0
  3111 |[    1.116832] RBP: ffff888000837de0 R08: 0000000000004ffb R09: 00000000ffffefff
  3111 |[    1.116918] R10: 0000000000000001 R11: ffffffff81a21e40 R12: ffff8880001f6000
  3111 |[    1.117003] R13: ffffffff81a9e9e0 R14: ffff888000837ee8 R15: ffff888000837ee8
  3111 |[    1.117089] FS:  000000000199c380(0000) GS:ffff88800f800000(0000) knlGS:0000000000000000
  3111 |[    1.117186] CS:  0010 DS: 0000 ES: 0000 CR0: 0000000080050033
  3111 |[    1.117256] CR2: 0000000000000000 CR3: 00000000008c0000 CR4: 00000000000006b0
  3118 |[    1.124983] ACPI: PM: Preparing to enter system sleep state S5
  3121 |[    1.128564] reboot: Power down
--- results
  3090 |KTAP version 1
  3091 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2
  3092 |1..3
  3092 |# kiso start 1 netns/bind/first
  3093 |ok 1 netns/bind/first
  3093 |# kiso start 2 netns/bind/second
  3116 |not ok 2 netns/bind/second # ERROR killed by signal 9
  3116 |# kiso start 3 none/bind/second
  3116 |not ok 3 none/bind/second # FAIL second bind: EADDRINUSE
  3116 |# kiso goodbye ran=3
--- stderr
