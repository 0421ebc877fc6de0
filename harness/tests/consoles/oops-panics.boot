about: an oops that panics
verdict: crash
findings: oops, panic
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig plus LKDTM, MAGIC_SYSRQ, DETECT_HUNG_TASK, SOFTLOCKUP_DETECTOR, no series
made: recorded; PID 1 was a small C program that speaks the protocol; its second case writes EXCEPTION into LKDTM's provoke-crash/DIRECT
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=EXCEPTION oops=panic'
plan: netns bind/first guards
plan: netns bind/second isolates
plan: none bind/second isolates
end: exited 0
ended-ms: 2655
--- console
   875 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   875 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=EXCEPTION oops=panic
   875 |[    0.000000] BIOS-provided physical RAM map:
   875 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   875 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   875 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   875 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   875 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   875 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   875 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   875 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   875 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   875 |[    0.000000] printk: bootconsole [uart8250] enabled
   875 |[    0.000000] NX (Execute Disable) protection: active
   875 |[    0.000000] tsc: Fast TSC calibration failed
   875 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   875 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   875 |[    0.000000] RAMDISK: [mem 0x0ff1a000-0x0ffd7fff]
   875 |[    0.000000] ACPI: Early table checksum verification disabled
   875 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   875 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   875 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   875 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   875 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   875 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   875 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   875 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   875 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   875 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   875 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   875 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   875 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   875 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   875 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   875 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   875 |[    0.000000] Zone ranges:
   875 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   875 |[    0.000000]   Normal   empty
   875 |[    0.000000] Movable zone start for each node
   875 |[    0.000000] Early memory node ranges
   875 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   875 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   875 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   875 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   875 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   875 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   875 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   875 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   875 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   875 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   875 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   875 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   875 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   875 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   875 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   875 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   875 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   875 |[    0.000000] Booting paravirtualized kernel on bare hardware
   875 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   875 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   875 |[    0.000000] percpu: Embedded 40 pages/cpu s134440 r0 d29400 u1048576
   875 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   875 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=EXCEPTION oops=panic
   875 |[    0.000000] Unknown kernel command line parameters "fault=EXCEPTION", will be passed to user space.
   875 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   875 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   875 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   875 |[    0.000000] Memory: 242824K/261624K available (6144K kernel code, 709K rwdata, 936K rodata, 716K init, 564K bss, 18544K reserved, 0K cma-reserved)
   875 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   934 |[    0.000000] rcu: Hierarchical RCU implementation.
   934 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   935 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   935 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   939 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   946 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   979 |[    0.000000] printk: console [ttyS0] enabled
   979 |[    0.000000] printk: console [ttyS0] enabled
   979 |[    0.000000] printk: bootconsole [uart8250] disabled
   979 |[    0.000000] printk: bootconsole [uart8250] disabled
   979 |[    0.000000] ACPI: Core revision 20220331
   989 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
  1023 |[    0.012000] APIC: Switch to symmetric I/O mode setup
  1035 |[    0.020000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
  1096 |[    0.036000] tsc: Unable to calibrate against PIT
  1097 |[    0.036000] tsc: using HPET reference calibration
  1097 |[    0.036000] tsc: Detected 2593.790 MHz processor
  1099 |[    0.001017] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x25635202a8d, max_idle_ns: 440795290423 ns
  1105 |[    0.005767] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
  1106 |[    0.006754] process: using AMD E400 aware idle routine
  1106 |[    0.009678] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
  1106 |[    0.009779] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
  1109 |[    0.010728] x86/fpu: x87 FPU will use FXSAVE
  1137 |[    0.026812] Freeing SMP alternatives memory: 16K
  1137 |[    0.027171] pid_max: default: 4096 minimum: 301
  1149 |[    0.034727] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
  1149 |[    0.034975] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
  1792 |[    0.205595] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  1795 |[    0.205748] Performance Events: PMU not available due to virtualization, using software events only.
  1797 |[    0.206628] signal: max sigframe size: 1040
  1797 |[    0.207626] rcu: Hierarchical SRCU implementation.
  1797 |[    0.207751] rcu: 	Max phase no-delay instances is 1000.
  1811 |[    0.213881] smp: Bringing up secondary CPUs ...
  1823 |[    0.222444] x86: Booting SMP configuration:
  1871 |[    0.225872] .... node  #0, CPUs:      #1
  1871 |[    0.251380] smp: Brought up 1 node, 2 CPUs
  1871 |[    0.251635] smpboot: Max logical packages: 1
  1871 |[    0.251748] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
  1903 |[    0.277255] devtmpfs: initialized
  1904 |[    0.281888] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  1904 |[    0.282451] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
  1906 |[    0.284958] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  1911 |[    0.288622] PCI: Using configuration type 1 for base access
  1935 |[    0.310160] ACPI: Added _OSI(Module Device)
  1935 |[    0.310350] ACPI: Added _OSI(Processor Device)
  1935 |[    0.310437] ACPI: Added _OSI(Processor Aggregator Device)
  1963 |[    0.330729] ACPI: 1 ACPI AML tables successfully acquired and loaded
  1974 |[    0.344829] ACPI: Interpreter enabled
  1975 |[    0.345952] ACPI: PM: (supports S0 S5)
  1978 |[    0.346662] ACPI: Using IOAPIC for interrupt routing
  1978 |[    0.347542] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  1978 |[    0.347694] PCI: Using E820 reservations for host bridge windows
  1978 |[    0.348694] ACPI: Enabled 2 GPEs in block 00 to 3F
  2012 |[    0.378442] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  2013 |[    0.380003] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  2014 |[    0.380965] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  2018 |[    0.384917] PCI host bridge to bus 0000:00
  2026 |[    0.385834] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  2026 |[    0.389720] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  2026 |[    0.389817] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  2026 |[    0.389948] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
  2026 |[    0.390051] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  2026 |[    0.390153] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  2026 |[    0.390361] pci_bus 0000:00: root bus resource [bus 00-ff]
  2026 |[    0.391320] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  2033 |[    0.397943] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  2035 |[    0.399607] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
  2041 |[    0.404456] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
  2043 |[    0.405625] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
  2045 |[    0.407607] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
  2048 |[    0.410663] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
  2053 |[    0.415944] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  2057 |[    0.417595] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  2057 |[    0.417595] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  2057 |[    0.417595] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  2057 |[    0.417595] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  2059 |[    0.417595] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  2059 |[    0.417595] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  2059 |[    0.417595] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  2059 |[    0.417595] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  2059 |[    0.417595] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  2059 |[    0.417595] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  2059 |[    0.417595] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  2059 |[    0.417595] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  2059 |[    0.417595] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  2059 |[    0.417595] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  2059 |[    0.417595] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  2077 |[    0.430174] PCI: Using ACPI for IRQ routing
  2103 |[    0.435733] clocksource: Switched to clocksource tsc-early
  2105 |[    0.438417] pnp: PnP ACPI init
  2108 |[    0.441668] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  2111 |[    0.444788] pnp: PnP ACPI: found 6 devices
  2315 |[    0.461651] NET: Registered PF_INET protocol family
  2315 |[    0.462945] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
  2315 |[    0.471150] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
  2315 |[    0.471463] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  2315 |[    0.471681] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
  2315 |[    0.471915] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
  2315 |[    0.472133] TCP: Hash tables configured (established 2048 bind 2048)
  2315 |[    0.474318] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
  2315 |[    0.474600] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
  2315 |[    0.475593] NET: Registered PF_UNIX/PF_LOCAL protocol family
  2315 |[    0.476541] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  2315 |[    0.476704] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  2315 |[    0.476825] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  2315 |[    0.476920] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
  2315 |[    0.477028] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  2315 |[    0.477155] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  2315 |[    0.493673] workingset: timestamp_bits=62 max_order=16 bucket_order=0
  2315 |[    0.497164] Unpacking initramfs...
  2315 |[    0.528153] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  2315 |[    0.529412] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  2315 |[    0.530559] Freeing initrd memory: 760K
  2315 |[    0.531576] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  2315 |[    0.640918] lkdtm: No crash points registered, enable through debugfs
  2315 |[    0.642818] NET: Registered PF_INET6 protocol family
  2363 |[    0.683599] Segment Routing with IPv6
  2363 |[    0.683886] In-situ OAM (IOAM) with IPv6
  2363 |[    0.684266] NET: Registered PF_PACKET protocol family
  2363 |[    0.685176] DCCP: Activated CCID 2 (TCP-like)
  2363 |[    0.690858] IPI shorthand broadcast: enabled
  2363 |[    0.691337] sched_clock: Marking stable (728463909, -38404359)->(1260185203, -570125653)
  2520 |[    0.843740] Freeing unused kernel image (initmem) memory: 716K
  2520 |[    0.844109] Write protecting the kernel read-only data: 10240k
  2520 |[    0.852900] Freeing unused kernel image (text/rodata gap) memory: 2044K
  2530 |[    0.862725] Freeing unused kernel image (rodata/data gap) memory: 1112K
  2530 |[    0.863115] Run /init as init process
  2638 |[    0.969220] lkdtm: Performing direct entry EXCEPTION
  2638 |[    0.969697] BUG: kernel NULL pointer dereference, address: 0000000000000000
  2638 |[    0.969956] #PF: supervisor write access in kernel mode
  2638 |[    0.970264] #PF: error_code(0x0002) - not-present page
  2638 |[    0.970543] PGD 8c9067 P4D 8c9067 PUD 8ca067 PMD 0 
  2638 |[    0.970765] Oops: 0002 [#1] SMP
  2638 |[    0.970899] CPU: 0 PID: 33 Comm: init Not tainted 6.1.192 #1 
  2638 |[    0.971113] RIP: 0010:lkdtm_EXCEPTION+0x0/0x10
  2638 |[    0.971513] Code: e4 ff 48 89 df e8 10 9b ed ff 8b 45 f0 5a 59 48 8b 5d f8 c9 c3 b8 f4 ff ff ff eb f3 cc cc cc cc cc cc cc cc cc cc cc cc cc cc <c7> 04 25 00 00 00 00 00 00 00 00 c3 0f 1f 40 00 eb fe 66 66 2e 0f
  2638 |[    0.971875] RSP: 0018:ffff8880008ebdd8 EFLAGS: 00000286
  2638 |[    0.971966] RAX: ffffffff8120cdf0 RBX: 0000000000000009 RCX: 00000000ffffefff
  2638 |[    0.972107] RDX: 00000000ffffffea RSI: ffff8880008ebc88 RDI: ffffffff81a9e9e0
  2638 |[    0.972202] RBP: ffff8880008ebde0 R08: 0000000000004ffb R09: 00000000ffffefff
  2638 |[    0.972295] R10: 0000000000000001 R11: ffffffff81a21e40 R12: ffff8880003fd000
  2638 |[    0.972395] R13: ffffffff81a9e9e0 R14: ffff8880008ebee8 R15: ffff8880008ebee8
  2638 |[    0.972524] FS:  000000000a7fe380(0000) GS:ffff88800f800000(0000) knlGS:0000000000000000
  2638 |[    0.972643] CS:  0010 DS: 0000 ES: 0000 CR0: 0000000080050033
  2638 |[    0.972719] CR2: 0000000000000000 CR3: 00000000008c8000 CR4: 00000000000006b0
  2638 |[    0.972870] Call Trace:
  2639 |[    0.973158]  <TASK>
  2639 |[    0.973265]  ? lkdtm_do_action+0x17/0x19
  2639 |[    0.973441]  direct_entry.cold+0x18/0x23
  2639 |[    0.973589]  full_proxy_write+0x52/0x80
  2639 |[    0.973674]  vfs_write+0x99/0x2c0
  2639 |[    0.973803]  ? kmem_cache_free+0xe/0x20
  2639 |[    0.973862]  ksys_write+0x5f/0xd0
  2639 |[    0.973908]  __x64_sys_write+0x14/0x20
  2643 |[    0.973979]  x64_sys_call+0x989/0x9a0
  2643 |[    0.974383]  do_syscall_64+0x2f/0x50
  2643 |[    0.974480]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
  2643 |[    0.974600] RIP: 0033:0x431ef0
  2643 |[    0.974731] Code: 40 00 48 c7 c2 b8 ff ff ff f7 d8 64 89 02 48 c7 c0 ff ff ff ff eb b7 0f 1f 00 80 3d 71 61 07 00 00 74 17 b8 01 00 00 00 0f 05 <48> 3d 00 f0 ff ff 77 58 c3 0f 1f 80 00 00 00 00 48 83 ec 28 48 89
  2643 |[    0.974945] RSP: 002b:00007ffec42317d8 EFLAGS: 00000202 ORIG_RAX: 0000000000000001
  2643 |[    0.975054] RAX: ffffffffffffffda RBX: 0000000000000004 RCX: 0000000000431ef0
  2643 |[    0.975142] RDX: 0000000000000009 RSI: 00007ffec4232fe8 RDI: 0000000000000004
  2643 |[    0.975228] RBP: 00007ffec4232fe8 R08: 0000000000000002 R09: 0000000000000000
  2643 |[    0.975316] R10: 0000000000000000 R11: 0000000000000202 R12: 00000000004a36b8
  2643 |[    0.975401] R13: 000000000047b00f R14: 0000000000000001 R15: 0000000000000001
  2643 |[    0.975515]  </TASK>
  2643 |[    0.975585] CR2: 0000000000000000
  2654 |[    0.980795] ---[ end trace 0000000000000000 ]---
  2654 |[    0.980935] RIP: 0010:lkdtm_EXCEPTION+0x0/0x10
  2654 |[    0.981014] Code: e4 ff 48 89 df e8 10 9b ed ff 8b 45 f0 5a 59 48 8b 5d f8 c9 c3 b8 f4 ff ff ff eb f3 cc cc cc cc cc cc cc cc cc cc cc cc cc cc <c7> 04 25 00 00 00 00 00 00 00 00 c3 0f 1f 40 00 eb fe 66 66 2e 0f
  2654 |[    0.981225] RSP: 0018:ffff8880008ebdd8 EFLAGS: 00000286
  2654 |[    0.981298] RAX: ffffffff8120cdf0 RBX: 0000000000000009 RCX: 00000000ffffefff
  2654 |[    0.981384] RDX: 00000000ffffffea RSI: ffff8880008ebc88 RDI: ffffffff81a9e9e0
  2654 |[    0.981471] RBP: ffff8880008ebde0 R08: 0000000000004ffb R09: 00000000ffffefff
  2654 |[    0.981557] R10: 0000000000000001 R11: ffffffff81a21e40 R12: ffff8880003fd000
  2654 |[    0.981663] R13: ffffffff81a9e9e0 R14: ffff8880008ebee8 R15: ffff8880008ebee8
  2654 |[    0.981997] FS:  000000000a7fe380(0000) GS:ffff88800f800000(0000) knlGS:0000000000000000
  2654 |[    0.982142] CS:  0010 DS: 0000 ES: 0000 CR0: 0000000080050033
  2654 |[    0.982213] CR2: 0000000000000000 CR3: 00000000008c8000 CR4: 00000000000006b0
  2654 |[    0.982409] Kernel panic - not syncing: Fatal exception
  2654 |[    0.983005] Kernel Offset: disabled
--- results
  2638 |KTAP version 1
  2638 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2
  2638 |1..3
  2638 |# kiso start 1 netns/bind/first
  2638 |ok 1 netns/bind/first
  2638 |# kiso start 2 netns/bind/second
--- stderr
