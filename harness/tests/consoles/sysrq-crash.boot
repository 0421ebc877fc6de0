about: a crash by sysrq: panic
verdict: crash
findings: panic
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig plus LKDTM, MAGIC_SYSRQ, DETECT_HUNG_TASK, SOFTLOCKUP_DETECTOR, no series
made: recorded; PID 1 was a small C program that speaks the protocol; its second case writes c into /proc/sysrq-trigger
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=sysrq-c'
plan: netns bind/first guards
plan: netns bind/second isolates
plan: none bind/second isolates
end: exited 0
ended-ms: 3505
--- console
   317 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   317 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=sysrq-c
   317 |[    0.000000] BIOS-provided physical RAM map:
   317 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   402 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   402 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   402 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   402 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   402 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   402 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   402 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   402 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   402 |[    0.000000] printk: bootconsole [uart8250] enabled
   402 |[    0.000000] NX (Execute Disable) protection: active
   402 |[    0.000000] tsc: Fast TSC calibration failed
   449 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   501 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   537 |[    0.000000] RAMDISK: [mem 0x0ff1a000-0x0ffd7fff]
   537 |[    0.000000] ACPI: Early table checksum verification disabled
   537 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   549 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   550 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   550 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   553 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   553 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   553 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   553 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   553 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   553 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   553 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   553 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   553 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   553 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   553 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   553 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   589 |[    0.000000] Zone ranges:
   589 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   589 |[    0.000000]   Normal   empty
   589 |[    0.000000] Movable zone start for each node
   589 |[    0.000000] Early memory node ranges
   589 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   589 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   589 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   615 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   615 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   615 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   615 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   615 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   615 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   615 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   615 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   615 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   615 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   615 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   615 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   621 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   622 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   625 |[    0.000000] Booting paravirtualized kernel on bare hardware
   628 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   628 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   641 |[    0.000000] percpu: Embedded 40 pages/cpu s134440 r0 d29400 u1048576
   644 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   693 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=sysrq-c
   693 |[    0.000000] Unknown kernel command line parameters "fault=sysrq-c", will be passed to user space.
   705 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   705 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   713 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   729 |[    0.000000] Memory: 242824K/261624K available (6144K kernel code, 709K rwdata, 936K rodata, 716K init, 564K bss, 18544K reserved, 0K cma-reserved)
   821 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   836 |[    0.000000] rcu: Hierarchical RCU implementation.
   836 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   836 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   836 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   841 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   845 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   873 |[    0.000000] printk: console [ttyS0] enabled
   873 |[    0.000000] printk: console [ttyS0] enabled
   873 |[    0.000000] printk: bootconsole [uart8250] disabled
   873 |[    0.000000] printk: bootconsole [uart8250] disabled
   873 |[    0.000000] ACPI: Core revision 20220331
   893 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   893 |[    0.000000] APIC: Switch to symmetric I/O mode setup
   913 |[    0.008000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   999 |[    0.020000] tsc: Unable to calibrate against PIT
   999 |[    0.020000] tsc: using HPET reference calibration
   999 |[    0.020000] tsc: Detected 2593.780 MHz processor
   999 |[    0.001081] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x2563487469e, max_idle_ns: 440795255932 ns
  1017 |[    0.001523] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
  1017 |[    0.006550] process: using AMD E400 aware idle routine
  1017 |[    0.006708] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
  1017 |[    0.006796] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
  1023 |[    0.007589] x86/fpu: x87 FPU will use FXSAVE
  1051 |[    0.018915] Freeing SMP alternatives memory: 16K
  1051 |[    0.019256] pid_max: default: 4096 minimum: 301
  1123 |[    0.026548] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
  1123 |[    0.026817] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
  2069 |[    0.207242] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  2069 |[    0.209363] Performance Events: PMU not available due to virtualization, using software events only.
  2069 |[    0.210163] signal: max sigframe size: 1040
  2069 |[    0.210765] rcu: Hierarchical SRCU implementation.
  2069 |[    0.210855] rcu: 	Max phase no-delay instances is 1000.
  2069 |[    0.217593] smp: Bringing up secondary CPUs ...
  2069 |[    0.222336] x86: Booting SMP configuration:
  2185 |[    0.222447] .... node  #0, CPUs:      #1
  2186 |[    0.273562] smp: Brought up 1 node, 2 CPUs
  2187 |[    0.277447] smpboot: Max logical packages: 1
  2188 |[    0.278251] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
  2214 |[    0.297420] devtmpfs: initialized
  2228 |[    0.310135] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  2230 |[    0.312285] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
  2235 |[    0.315710] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  2241 |[    0.321363] PCI: Using configuration type 1 for base access
  2252 |[    0.327231] ACPI: Added _OSI(Module Device)
  2255 |[    0.331117] ACPI: Added _OSI(Processor Device)
  2255 |[    0.331201] ACPI: Added _OSI(Processor Aggregator Device)
  2272 |[    0.345363] ACPI: 1 ACPI AML tables successfully acquired and loaded
  2309 |[    0.362578] ACPI: Interpreter enabled
  2309 |[    0.364774] ACPI: PM: (supports S0 S5)
  2309 |[    0.364912] ACPI: Using IOAPIC for interrupt routing
  2313 |[    0.365952] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  2313 |[    0.366121] PCI: Using E820 reservations for host bridge windows
  2313 |[    0.367140] ACPI: Enabled 2 GPEs in block 00 to 3F
  2449 |[    0.401536] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  2449 |[    0.402272] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  2449 |[    0.402460] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  2465 |[    0.408186] PCI host bridge to bus 0000:00
  2465 |[    0.409618] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  2465 |[    0.409906] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  2465 |[    0.410021] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  2465 |[    0.410168] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
  2466 |[    0.410286] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  2466 |[    0.410402] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  2466 |[    0.410677] pci_bus 0000:00: root bus resource [bus 00-ff]
  2468 |[    0.411698] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  2490 |[    0.415204] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  2490 |[    0.417363] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
  2497 |[    0.423313] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
  2497 |[    0.426090] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
  2514 |[    0.429363] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
  2514 |[    0.433363] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
  2514 |[    0.436156] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  2514 |[    0.438120] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  2514 |[    0.438481] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  2514 |[    0.438762] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  2519 |[    0.439181] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  2519 |[    0.439618] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  2519 |[    0.439993] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  2519 |[    0.440347] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  2519 |[    0.440590] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  2519 |[    0.440789] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  2519 |[    0.440947] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  2519 |[    0.441107] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  2548 |[    0.442734] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  2548 |[    0.442926] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  2548 |[    0.443044] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  2548 |[    0.443156] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  2585 |[    0.461554] PCI: Using ACPI for IRQ routing
  2611 |[    0.467378] clocksource: Switched to clocksource tsc-early
  2615 |[    0.470067] pnp: PnP ACPI init
  2643 |[    0.489684] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  2645 |[    0.491063] pnp: PnP ACPI: found 6 devices
  2669 |[    0.518725] NET: Registered PF_INET protocol family
  2803 |[    0.656695] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
  2826 |[    0.679511] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
  2832 |[    0.682654] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  2832 |[    0.682654] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
  2832 |[    0.682654] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
  2832 |[    0.682654] TCP: Hash tables configured (established 2048 bind 2048)
  2832 |[    0.682654] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
  2832 |[    0.682654] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
  2869 |[    0.682654] NET: Registered PF_UNIX/PF_LOCAL protocol family
  2870 |[    0.724978] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  2870 |[    0.725183] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  2870 |[    0.725325] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  2870 |[    0.725465] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
  2870 |[    0.725578] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  2871 |[    0.725687] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  2897 |[    0.742798] Unpacking initramfs...
  2907 |[    0.761639] workingset: timestamp_bits=62 max_order=16 bucket_order=0
  2922 |[    0.776611] Freeing initrd memory: 760K
  2968 |[    0.822840] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  2978 |[    0.829062] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  2990 |[    0.836685] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  2991 |[    0.846488] lkdtm: No crash points registered, enable through debugfs
  3009 |[    0.853056] NET: Registered PF_INET6 protocol family
  3032 |[    0.882586] Segment Routing with IPv6
  3032 |[    0.882858] In-situ OAM (IOAM) with IPv6
  3032 |[    0.883327] NET: Registered PF_PACKET protocol family
  3032 |[    0.884464] DCCP: Activated CCID 2 (TCP-like)
  3032 |[    0.885367] IPI shorthand broadcast: enabled
  3032 |[    0.885882] sched_clock: Marking stable (901034362, -18636869)->(2047476056, -1165078563)
  3185 |[    1.023918] Freeing unused kernel image (initmem) memory: 716K
  3185 |[    1.028411] Write protecting the kernel read-only data: 10240k
  3321 |[    1.161545] Freeing unused kernel image (text/rodata gap) memory: 2044K
  3349 |[    1.199759] Freeing unused kernel image (rodata/data gap) memory: 1112K
  3369 |[    1.224838] Run /init as init process
  3485 |[    1.336633] sysrq: Trigger a crash
  3485 |[    1.336871] Kernel panic - not syncing: sysrq triggered crash
  3485 |[    1.337116] CPU: 0 PID: 32 Comm: init Not tainted 6.1.192 #1 
  3485 |[    1.337348] Call Trace:
  3485 |[    1.340429]  <TASK>
  3495 |[    1.340602]  dump_stack_lvl+0x3a/0x4c
  3495 |[    1.340993]  dump_stack+0x10/0x12
  3495 |[    1.341043]  panic+0xf9/0x267
  3495 |[    1.341096]  ? vprintk+0x29/0x30
  3495 |[    1.341150]  sysrq_handle_crash+0x10/0x10
  3495 |[    1.341208]  __handle_sysrq.cold+0x3f/0x10c
  3495 |[    1.341266]  write_sysrq_trigger+0x23/0x40
  3495 |[    1.341322]  proc_reg_write+0x4f/0x90
  3495 |[    1.341376]  vfs_write+0x99/0x2c0
  3495 |[    1.341425]  ? kmem_cache_free+0xe/0x20
  3495 |[    1.341479]  ksys_write+0x5f/0xd0
  3495 |[    1.341525]  __x64_sys_write+0x14/0x20
  3495 |[    1.341576]  x64_sys_call+0x989/0x9a0
  3495 |[    1.341628]  do_syscall_64+0x2f/0x50
  3495 |[    1.341684]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
  3495 |[    1.341811] RIP: 0033:0x431ef0
  3495 |[    1.341980] Code: 40 00 48 c7 c2 b8 ff ff ff f7 d8 64 89 02 48 c7 c0 ff ff ff ff eb b7 0f 1f 00 80 3d 71 61 07 00 00 74 17 b8 01 00 00 00 0f 05 <48> 3d 00 f0 ff ff 77 58 c3 0f 1f 80 00 00 00 00 48 83 ec 28 48 89
  3495 |[    1.342307] RSP: 002b:00007ffef6b4b838 EFLAGS: 00000202 ORIG_RAX: 0000000000000001
  3495 |[    1.346316] RAX: ffffffffffffffda RBX: 0000000000000004 RCX: 0000000000431ef0
  3495 |[    1.346425] RDX: 0000000000000001 RSI: 00007ffef6b4cff0 RDI: 0000000000000004
  3495 |[    1.346519] RBP: 00007ffef6b4cff0 R08: 0000000000000008 R09: 00000000004aeb60
  3495 |[    1.346609] R10: 0000000000000000 R11: 0000000000000202 R12: 00000000004a36b8
  3495 |[    1.346700] R13: 000000000047b00f R14: 0000000000000001 R15: 0000000000000001
  3495 |[    1.346831]  </TASK>
  3495 |[    1.348964] Kernel Offset: disabled
--- results
  3469 |KTAP version 1
  3469 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2
  3469 |1..3
  3469 |# kiso start 1 netns/bind/first
  3469 |ok 1 netns/bind/first
  3470 |# kiso start 2 netns/bind/second
--- stderr
