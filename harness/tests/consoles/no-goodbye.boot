about: all cases as planned, no goodbye
verdict: crash
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig, no series
made: recorded; PID 1 was a small C program that speaks the protocol and powers off without its goodbye
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=no-goodbye'
plan: netns bind/first guards
plan: netns bind/second isolates
plan: none bind/second isolates
end: exited 0
ended-ms: 1330
--- console
   264 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   264 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=no-goodbye
   264 |[    0.000000] BIOS-provided physical RAM map:
   264 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   264 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   264 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   264 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   264 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   264 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   264 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   264 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   264 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   264 |[    0.000000] printk: bootconsole [uart8250] enabled
   264 |[    0.000000] NX (Execute Disable) protection: active
   272 |[    0.000000] tsc: Fast TSC calibration failed
   281 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   282 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   286 |[    0.000000] RAMDISK: [mem 0x0ff1a000-0x0ffd7fff]
   287 |[    0.000000] ACPI: Early table checksum verification disabled
   288 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   289 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   292 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   292 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   292 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   292 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   292 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   292 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   292 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   292 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   292 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   292 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   292 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   292 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   292 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   292 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   294 |[    0.000000] Zone ranges:
   295 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   295 |[    0.000000]   Normal   empty
   296 |[    0.000000] Movable zone start for each node
   296 |[    0.000000] Early memory node ranges
   297 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   298 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   299 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   303 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   304 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   305 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   308 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   308 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   308 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   308 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   308 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   308 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   308 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   308 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   308 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   308 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   308 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   308 |[    0.000000] Booting paravirtualized kernel on bare hardware
   308 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   310 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   316 |[    0.000000] percpu: Embedded 40 pages/cpu s134248 r0 d29592 u1048576
   320 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   320 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=no-goodbye
   320 |[    0.000000] Unknown kernel command line parameters "fault=no-goodbye", will be passed to user space.
   322 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   323 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   325 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   329 |[    0.000000] Memory: 242824K/261624K available (6144K kernel code, 705K rwdata, 888K rodata, 716K init, 564K bss, 18544K reserved, 0K cma-reserved)
   333 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   338 |[    0.000000] rcu: Hierarchical RCU implementation.
   339 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   340 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   341 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   342 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   346 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   351 |[    0.000000] printk: console [ttyS0] enabled
   351 |[    0.000000] printk: console [ttyS0] enabled
   352 |[    0.000000] printk: bootconsole [uart8250] disabled
   353 |[    0.000000] printk: bootconsole [uart8250] disabled
   356 |[    0.000000] ACPI: Core revision 20220331
   357 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   359 |[    0.000000] APIC: Switch to symmetric I/O mode setup
   362 |[    0.000000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   437 |[    0.016000] tsc: Unable to calibrate against PIT
   437 |[    0.016000] tsc: using HPET reference calibration
   439 |[    0.016000] tsc: Detected 2593.750 MHz processor
   439 |[    0.000282] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x25632c21275, max_idle_ns: 440795290422 ns
   439 |[    0.000581] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   440 |[    0.005082] process: using AMD E400 aware idle routine
   440 |[    0.005861] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   441 |[    0.006594] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   446 |[    0.007893] x86/fpu: x87 FPU will use FXSAVE
   452 |[    0.017843] Freeing SMP alternatives memory: 16K
   453 |[    0.018749] pid_max: default: 4096 minimum: 301
   460 |[    0.025546] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   463 |[    0.026004] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   752 |[    0.253356] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
   768 |[    0.264986] Performance Events: PMU not available due to virtualization, using software events only.
   772 |[    0.268973] signal: max sigframe size: 1040
   772 |[    0.269708] rcu: Hierarchical SRCU implementation.
   772 |[    0.269802] rcu: 	Max phase no-delay instances is 1000.
   773 |[    0.271739] smp: Bringing up secondary CPUs ...
   776 |[    0.274809] x86: Booting SMP configuration:
   802 |[    0.275491] .... node  #0, CPUs:      #1
   802 |[    0.296783] smp: Brought up 1 node, 2 CPUs
   803 |[    0.297972] smpboot: Max logical packages: 1
   803 |[    0.298559] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
   833 |[    0.324516] devtmpfs: initialized
   849 |[    0.341146] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
   849 |[    0.344697] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
   852 |[    0.346121] NET: Registered PF_NETLINK/PF_ROUTE protocol family
   854 |[    0.349859] PCI: Using configuration type 1 for base access
   877 |[    0.368646] ACPI: Added _OSI(Module Device)
   878 |[    0.369391] ACPI: Added _OSI(Processor Device)
   880 |[    0.370472] ACPI: Added _OSI(Processor Aggregator Device)
   892 |[    0.383764] ACPI: 1 ACPI AML tables successfully acquired and loaded
   906 |[    0.397395] ACPI: Interpreter enabled
   907 |[    0.398483] ACPI: PM: (supports S0 S5)
   908 |[    0.399040] ACPI: Using IOAPIC for interrupt routing
   908 |[    0.400035] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
   911 |[    0.400521] PCI: Using E820 reservations for host bridge windows
   911 |[    0.401570] ACPI: Enabled 2 GPEs in block 00 to 3F
   928 |[    0.419512] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
   930 |[    0.420803] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
   930 |[    0.421693] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
   934 |[    0.425975] PCI host bridge to bus 0000:00
   936 |[    0.426289] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
   936 |[    0.426496] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
   936 |[    0.426588] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
   936 |[    0.426712] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
   936 |[    0.426810] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
   936 |[    0.426910] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
   936 |[    0.427134] pci_bus 0000:00: root bus resource [bus 00-ff]
   937 |[    0.428266] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
   939 |[    0.430379] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
   941 |[    0.431677] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
   946 |[    0.437454] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
   947 |[    0.438914] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
   949 |[    0.440823] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
   952 |[    0.443158] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
   956 |[    0.447270] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
   957 |[    0.448921] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
   960 |[    0.449346] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
   960 |[    0.449634] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
   960 |[    0.449907] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
   960 |[    0.450179] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
   960 |[    0.450448] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
   960 |[    0.450718] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
   960 |[    0.450866] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
   960 |[    0.450979] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
   960 |[    0.451088] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
   960 |[    0.451196] ACPI: PCI: Interrupt link GSID configured for IRQ 19
   960 |[    0.451471] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
   961 |[    0.452521] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
   962 |[    0.453304] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
   962 |[    0.454071] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
   970 |[    0.461820] PCI: Using ACPI for IRQ routing
   989 |[    0.469011] clocksource: Switched to clocksource tsc-early
   992 |[    0.470939] pnp: PnP ACPI init
   995 |[    0.474864] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
   998 |[    0.478269] pnp: PnP ACPI: found 6 devices
  1006 |[    0.486390] NET: Registered PF_INET protocol family
  1008 |[    0.487983] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
  1011 |[    0.491543] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
  1012 |[    0.491871] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  1012 |[    0.492023] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
  1012 |[    0.492268] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
  1013 |[    0.492993] TCP: Hash tables configured (established 2048 bind 2048)
  1016 |[    0.494612] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
  1016 |[    0.494833] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
  1016 |[    0.495559] NET: Registered PF_UNIX/PF_LOCAL protocol family
  1016 |[    0.496194] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  1016 |[    0.496296] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  1017 |[    0.497071] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  1018 |[    0.497952] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
  1020 |[    0.499870] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  1021 |[    0.500932] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  1032 |[    0.508589] workingset: timestamp_bits=62 max_order=16 bucket_order=0
  1035 |[    0.515348] Unpacking initramfs...
  1049 |[    0.528981] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  1051 |[    0.530969] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  1059 |[    0.538886] Freeing initrd memory: 760K
  1064 |[    0.539415] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  1074 |[    0.552655] NET: Registered PF_INET6 protocol family
  1100 |[    0.579135] Segment Routing with IPv6
  1104 |[    0.581042] In-situ OAM (IOAM) with IPv6
  1104 |[    0.581506] NET: Registered PF_PACKET protocol family
  1104 |[    0.582601] DCCP: Activated CCID 2 (TCP-like)
  1104 |[    0.583427] IPI shorthand broadcast: enabled
  1104 |[    0.583789] sched_clock: Marking stable (596479334, -15522102)->(663468757, -82511525)
  1192 |[    0.670132] Freeing unused kernel image (initmem) memory: 716K
  1192 |[    0.670479] Write protecting the kernel read-only data: 10240k
  1204 |[    0.682112] Freeing unused kernel image (text/rodata gap) memory: 2044K
  1205 |[    0.685782] Freeing unused kernel image (rodata/data gap) memory: 1160K
  1206 |[    0.686811] Run /init as init process
  1322 |[    0.801356] ACPI: PM: Preparing to enter system sleep state S5
  1322 |[    0.802199] reboot: Power down
--- results
  1283 |KTAP version 1
  1284 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2
  1284 |1..3
  1285 |# kiso start 1 netns/bind/first
  1285 |ok 1 netns/bind/first
  1285 |# kiso start 2 netns/bind/second
  1301 |ok 2 netns/bind/second
  1302 |# kiso start 3 none/bind/second
  1303 |not ok 3 none/bind/second # FAIL second bind: EADDRINUSE
--- stderr
