about: a case never ends
verdict: hang
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig, no series
made: recorded; PID 1 was a small C program that speaks the protocol and sleeps in its second case; the deadline was 25 s
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=sleep'
plan: netns bind/first guards
plan: netns bind/second isolates
plan: none bind/second isolates
end: deadline case netns/bind/second 25000
ended-ms: 25004
--- console
   412 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   414 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=sleep
   416 |[    0.000000] BIOS-provided physical RAM map:
   417 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   417 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   418 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   419 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   420 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   420 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   420 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   420 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   420 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   420 |[    0.000000] printk: bootconsole [uart8250] enabled
   421 |[    0.000000] NX (Execute Disable) protection: active
   437 |[    0.000000] tsc: Fast TSC calibration failed
   440 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   441 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   445 |[    0.000000] RAMDISK: [mem 0x0ff1a000-0x0ffd7fff]
   446 |[    0.000000] ACPI: Early table checksum verification disabled
   447 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   449 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   450 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   452 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   452 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   452 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   452 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   453 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   454 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   457 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   457 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   457 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   457 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   457 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   457 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   457 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   458 |[    0.000000] Zone ranges:
   458 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   459 |[    0.000000]   Normal   empty
   459 |[    0.000000] Movable zone start for each node
   460 |[    0.000000] Early memory node ranges
   460 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   464 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   464 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   467 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   467 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   469 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   470 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   471 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   472 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   474 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   474 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   474 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   474 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   474 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   474 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   474 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   475 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   475 |[    0.000000] Booting paravirtualized kernel on bare hardware
   476 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   480 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   484 |[    0.000000] percpu: Embedded 40 pages/cpu s134248 r0 d29592 u1048576
   486 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   488 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=sleep
   490 |[    0.000000] Unknown kernel command line parameters "fault=sleep", will be passed to user space.
   493 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   495 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   497 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   500 |[    0.000000] Memory: 242824K/261624K available (6144K kernel code, 705K rwdata, 888K rodata, 716K init, 564K bss, 18544K reserved, 0K cma-reserved)
   502 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   509 |[    0.000000] rcu: Hierarchical RCU implementation.
   510 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   511 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   512 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   513 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   528 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   534 |[    0.000000] printk: console [ttyS0] enabled
   534 |[    0.000000] printk: console [ttyS0] enabled
   535 |[    0.000000] printk: bootconsole [uart8250] disabled
   536 |[    0.000000] printk: bootconsole [uart8250] disabled
   537 |[    0.000000] ACPI: Core revision 20220331
   552 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   552 |[    0.000000] APIC: Switch to symmetric I/O mode setup
   554 |[    0.000000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   634 |[    0.020000] tsc: Unable to calibrate against PIT
   634 |[    0.020000] tsc: using HPET reference calibration
   634 |[    0.020000] tsc: Detected 2593.987 MHz processor
   634 |[    0.000308] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x25640c04e41, max_idle_ns: 440795289050 ns
   636 |[    0.001202] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   636 |[    0.002299] process: using AMD E400 aware idle routine
   636 |[    0.002464] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   636 |[    0.002553] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   639 |[    0.004025] x86/fpu: x87 FPU will use FXSAVE
   648 |[    0.014983] Freeing SMP alternatives memory: 16K
   651 |[    0.017294] pid_max: default: 4096 minimum: 301
   659 |[    0.026405] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   661 |[    0.028563] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   948 |[    0.269812] APIC timer disabled due to verification failure
   950 |[    0.271710] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
   964 |[    0.277704] Performance Events: PMU not available due to virtualization, using software events only.
   964 |[    0.281985] signal: max sigframe size: 1040
   964 |[    0.282846] rcu: Hierarchical SRCU implementation.
   964 |[    0.282955] rcu: 	Max phase no-delay instances is 1000.
   966 |[    0.285225] smp: Bringing up secondary CPUs ...
   969 |[    0.289107] x86: Booting SMP configuration:
   995 |[    0.289846] .... node  #0, CPUs:      #1
   998 |[    0.313392] smp: Brought up 1 node, 2 CPUs
   999 |[    0.318344] smpboot: Max logical packages: 1
  1000 |[    0.319140] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
  1032 |[    0.349694] devtmpfs: initialized
  1039 |[    0.357504] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  1039 |[    0.358038] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
  1040 |[    0.359671] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  1048 |[    0.365080] PCI: Using configuration type 1 for base access
  1070 |[    0.379617] ACPI: Added _OSI(Module Device)
  1071 |[    0.381212] ACPI: Added _OSI(Processor Device)
  1072 |[    0.381865] ACPI: Added _OSI(Processor Aggregator Device)
  1100 |[    0.406228] ACPI: 1 ACPI AML tables successfully acquired and loaded
  1122 |[    0.432730] ACPI: Interpreter enabled
  1124 |[    0.433080] ACPI: PM: (supports S0 S5)
  1124 |[    0.433080] ACPI: Using IOAPIC for interrupt routing
  1126 |[    0.433080] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  1128 |[    0.433176] PCI: Using E820 reservations for host bridge windows
  1129 |[    0.434710] ACPI: Enabled 2 GPEs in block 00 to 3F
  1166 |[    0.473478] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  1169 |[    0.476396] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  1169 |[    0.476614] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  1173 |[    0.477521] PCI host bridge to bus 0000:00
  1177 |[    0.481080] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  1180 |[    0.481143] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  1180 |[    0.481255] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  1180 |[    0.481397] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
  1180 |[    0.481498] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  1180 |[    0.481598] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  1180 |[    0.482005] pci_bus 0000:00: root bus resource [bus 00-ff]
  1180 |[    0.483083] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  1183 |[    0.486252] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  1184 |[    0.487689] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
  1196 |[    0.493080] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
  1200 |[    0.493080] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
  1200 |[    0.493080] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
  1201 |[    0.493080] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
  1208 |[    0.503181] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  1211 |[    0.505942] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  1213 |[    0.507268] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  1220 |[    0.509883] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  1220 |[    0.510292] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  1220 |[    0.510616] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  1220 |[    0.511118] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  1220 |[    0.511440] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  1220 |[    0.511604] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  1220 |[    0.511827] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  1220 |[    0.511956] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  1220 |[    0.512069] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  1220 |[    0.512183] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  1220 |[    0.512296] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  1220 |[    0.512406] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  1236 |[    0.513080] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  1320 |[    0.528650] PCI: Using ACPI for IRQ routing
  1428 |[    0.592824] clocksource: Switched to clocksource tsc-early
  1430 |[    0.592824] pnp: PnP ACPI init
  1446 |[    0.592776] Clockevents: could not switch to one-shot mode: lapic is not functional.
  1446 |[    0.592776] Could not switch to high resolution mode on CPU 0
  1447 |[    0.592824] Clockevents: could not switch to one-shot mode: lapic is not functional.
  1447 |[    0.592824] Could not switch to high resolution mode on CPU 1
  1447 |[    0.615237] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  1454 |[    0.621378] pnp: PnP ACPI: found 6 devices
  1467 |[    0.630906] NET: Registered PF_INET protocol family
  1467 |[    0.631777] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
  1490 |[    0.658119] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
  1490 |[    0.658443] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  1491 |[    0.658623] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
  1491 |[    0.658923] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
  1495 |[    0.659141] TCP: Hash tables configured (established 2048 bind 2048)
  1495 |[    0.659431] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
  1495 |[    0.660724] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
  1495 |[    0.661746] NET: Registered PF_UNIX/PF_LOCAL protocol family
  1495 |[    0.662419] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  1495 |[    0.662526] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  1495 |[    0.662610] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  1495 |[    0.662702] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
  1495 |[    0.662791] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  1495 |[    0.662882] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  1592 |[    0.665465] workingset: timestamp_bits=62 max_order=16 bucket_order=0
  1592 |[    0.674951] Unpacking initramfs...
  1592 |[    0.703794] Freeing initrd memory: 760K
  1592 |[    0.720595] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  1592 |[    0.722324] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  1592 |[    0.723240] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  1592 |[    0.730119] NET: Registered PF_INET6 protocol family
  1592 |[    0.740051] Segment Routing with IPv6
  1592 |[    0.740252] In-situ OAM (IOAM) with IPv6
  1592 |[    0.740690] NET: Registered PF_PACKET protocol family
  1592 |[    0.741819] DCCP: Activated CCID 2 (TCP-like)
  1592 |[    0.742618] IPI shorthand broadcast: enabled
  1592 |[    0.742957] sched_clock: Marking stable (764418908, -22919812)->(941111846, -199612750)
  1670 |[    0.819538] Freeing unused kernel image (initmem) memory: 716K
  1670 |[    0.819907] Write protecting the kernel read-only data: 10240k
  1670 |[    0.822949] Freeing unused kernel image (text/rodata gap) memory: 2044K
  1670 |[    0.826565] Freeing unused kernel image (rodata/data gap) memory: 1160K
  1670 |[    0.826887] Run /init as init process
  2928 |[    2.086022] tsc: Refined TSC clocksource calibration: 2596.124 MHz
  2928 |[    2.086606] clocksource: tsc: mask: 0xffffffffffffffff max_cycles: 0x256beeeb689, max_idle_ns: 440795338834 ns
  2952 |[    2.119668] clocksource: Switched to clocksource tsc
  2957 |[    2.125676] Clockevents: could not switch to one-shot mode: lapic is not functional.
  2957 |[    2.125861] Could not switch to high resolution mode on CPU 0
  2957 |[    2.126080] Clockevents: could not switch to one-shot mode: lapic is not functional.
  2957 |[    2.126189] Could not switch to high resolution mode on CPU 1
--- results
  1764 |KTAP version 1
  1765 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2
  1772 |1..3
  1772 |# kiso start 1 netns/bind/first
  1772 |ok 1 netns/bind/first
  1772 |# kiso start 2 netns/bind/second
--- stderr
