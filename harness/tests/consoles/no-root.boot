about: no root file system: panic
verdict: crash
findings: panic
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig, no series
made: recorded without an initramfs
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check'
plan: netns bind/first guards
plan: netns bind/second isolates
plan: none bind/second isolates
end: exited 0
ended-ms: 1712
--- console
   390 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   390 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check
   390 |[    0.000000] BIOS-provided physical RAM map:
   390 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   390 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   390 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   390 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   390 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   390 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   390 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   390 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   390 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   390 |[    0.000000] printk: bootconsole [uart8250] enabled
   390 |[    0.000000] NX (Execute Disable) protection: active
   390 |[    0.000000] tsc: Fast TSC calibration failed
   404 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   431 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   440 |[    0.000000] ACPI: Early table checksum verification disabled
   441 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   442 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   444 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   445 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   447 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   447 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   448 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   449 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   451 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   452 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   452 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   452 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   452 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   452 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   452 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   452 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   454 |[    0.000000] Zone ranges:
   454 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   455 |[    0.000000]   Normal   empty
   455 |[    0.000000] Movable zone start for each node
   456 |[    0.000000] Early memory node ranges
   456 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   456 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   456 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   461 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   462 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   463 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   465 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   466 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   467 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   468 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   468 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   468 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   468 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   472 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   472 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   472 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   472 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   472 |[    0.000000] Booting paravirtualized kernel on bare hardware
   472 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   472 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   478 |[    0.000000] percpu: Embedded 40 pages/cpu s134248 r0 d29592 u1048576
   482 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   483 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check
   489 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   491 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   493 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   497 |[    0.000000] Memory: 243584K/261624K available (6144K kernel code, 705K rwdata, 888K rodata, 716K init, 564K bss, 17784K reserved, 0K cma-reserved)
   500 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   507 |[    0.000000] rcu: Hierarchical RCU implementation.
   507 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   508 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   510 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   510 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   515 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   520 |[    0.000000] printk: console [ttyS0] enabled
   523 |[    0.000000] printk: console [ttyS0] enabled
   523 |[    0.000000] printk: bootconsole [uart8250] disabled
   523 |[    0.000000] printk: bootconsole [uart8250] disabled
   523 |[    0.000000] ACPI: Core revision 20220331
   525 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   529 |[    0.004000] APIC: Switch to symmetric I/O mode setup
   533 |[    0.008000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   628 |[    0.020000] tsc: Unable to calibrate against PIT
   628 |[    0.020000] tsc: using HPET reference calibration
   628 |[    0.020000] tsc: Detected 2593.834 MHz processor
   628 |[    0.000297] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x25637b4e280, max_idle_ns: 440795291805 ns
   628 |[    0.000579] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   628 |[    0.001518] process: using AMD E400 aware idle routine
   628 |[    0.001671] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   628 |[    0.001757] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   631 |[    0.002717] x86/fpu: x87 FPU will use FXSAVE
   640 |[    0.016979] Freeing SMP alternatives memory: 16K
   640 |[    0.017982] pid_max: default: 4096 minimum: 301
   650 |[    0.025583] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   655 |[    0.028637] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
  1044 |[    0.192658] APIC timer disabled due to verification failure
  1051 |[    0.196493] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  1060 |[    0.203026] Performance Events: PMU not available due to virtualization, using software events only.
  1073 |[    0.205028] signal: max sigframe size: 1040
  1076 |[    0.209102] rcu: Hierarchical SRCU implementation.
  1080 |[    0.211493] rcu: 	Max phase no-delay instances is 1000.
  1084 |[    0.216998] smp: Bringing up secondary CPUs ...
  1094 |[    0.222998] x86: Booting SMP configuration:
  1233 |[    0.224590] .... node  #0, CPUs:      #1
  1234 |[    0.268899] smp: Brought up 1 node, 2 CPUs
  1234 |[    0.273369] smpboot: Max logical packages: 1
  1239 |[    0.273705] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
  1316 |[    0.312571] devtmpfs: initialized
  1377 |[    0.339868] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  1379 |[    0.340795] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
  1381 |[    0.342982] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  1385 |[    0.348708] PCI: Using configuration type 1 for base access
  1403 |[    0.365238] ACPI: Added _OSI(Module Device)
  1403 |[    0.366287] ACPI: Added _OSI(Processor Device)
  1404 |[    0.366910] ACPI: Added _OSI(Processor Aggregator Device)
  1419 |[    0.382080] ACPI: 1 ACPI AML tables successfully acquired and loaded
  1438 |[    0.399552] ACPI: Interpreter enabled
  1438 |[    0.400157] ACPI: PM: (supports S0 S5)
  1438 |[    0.400281] ACPI: Using IOAPIC for interrupt routing
  1438 |[    0.401356] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  1438 |[    0.401943] PCI: Using E820 reservations for host bridge windows
  1440 |[    0.403749] ACPI: Enabled 2 GPEs in block 00 to 3F
  1459 |[    0.422193] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  1461 |[    0.423673] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  1461 |[    0.423868] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  1464 |[    0.427116] PCI host bridge to bus 0000:00
  1465 |[    0.427907] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  1466 |[    0.428530] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  1468 |[    0.428653] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  1468 |[    0.428786] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
  1468 |[    0.428885] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  1468 |[    0.428983] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  1468 |[    0.429214] pci_bus 0000:00: root bus resource [bus 00-ff]
  1468 |[    0.430112] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  1469 |[    0.432881] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  1471 |[    0.434046] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
  1475 |[    0.438310] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
  1477 |[    0.439787] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
  1479 |[    0.441654] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
  1481 |[    0.443766] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
  1485 |[    0.448539] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  1488 |[    0.449104] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  1488 |[    0.449406] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  1488 |[    0.449682] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  1488 |[    0.449951] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  1488 |[    0.450216] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  1488 |[    0.450481] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  1488 |[    0.450809] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  1488 |[    0.450968] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  1488 |[    0.451081] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  1488 |[    0.451191] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  1488 |[    0.451552] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  1489 |[    0.452536] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  1490 |[    0.453336] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  1491 |[    0.454126] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  1491 |[    0.454908] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  1499 |[    0.462852] PCI: Using ACPI for IRQ routing
  1512 |[    0.468513] clocksource: Switched to clocksource tsc-early
  1513 |[    0.469610] Clockevents: could not switch to one-shot mode: lapic is not functional.
  1513 |[    0.469823] Could not switch to high resolution mode on CPU 1
  1513 |[    0.469984] Clockevents: could not switch to one-shot mode: lapic is not functional.
  1514 |[    0.470967] Could not switch to high resolution mode on CPU 0
  1516 |[    0.472991] pnp: PnP ACPI init
  1519 |[    0.475888] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  1522 |[    0.478081] pnp: PnP ACPI: found 6 devices
  1529 |[    0.485688] NET: Registered PF_INET protocol family
  1535 |[    0.491981] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
  1540 |[    0.496460] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
  1541 |[    0.496959] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  1541 |[    0.497115] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
  1541 |[    0.497325] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
  1541 |[    0.498053] TCP: Hash tables configured (established 2048 bind 2048)
  1544 |[    0.499819] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
  1544 |[    0.500045] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
  1544 |[    0.500883] NET: Registered PF_UNIX/PF_LOCAL protocol family
  1546 |[    0.502502] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  1547 |[    0.503317] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  1548 |[    0.504000] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  1548 |[    0.504100] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
  1548 |[    0.504192] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  1548 |[    0.504283] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  1564 |[    0.516589] workingset: timestamp_bits=62 max_order=16 bucket_order=0
  1568 |[    0.524797] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  1573 |[    0.529724] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  1575 |[    0.531551] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  1579 |[    0.535928] NET: Registered PF_INET6 protocol family
  1600 |[    0.554325] Segment Routing with IPv6
  1600 |[    0.554563] In-situ OAM (IOAM) with IPv6
  1600 |[    0.554940] NET: Registered PF_PACKET protocol family
  1600 |[    0.555821] DCCP: Activated CCID 2 (TCP-like)
  1600 |[    0.556884] IPI shorthand broadcast: enabled
  1601 |[    0.557927] sched_clock: Marking stable (577117394, -19506550)->(985379806, -427768962)
  1684 |[    0.638751] Freeing unused kernel image (initmem) memory: 716K
  1684 |[    0.639101] Write protecting the kernel read-only data: 10240k
  1687 |[    0.643802] Freeing unused kernel image (text/rodata gap) memory: 2044K
  1689 |[    0.644922] Freeing unused kernel image (rodata/data gap) memory: 1160K
  1689 |[    0.645226] Run /sbin/init as init process
  1695 |[    0.651314] Run /etc/init as init process
  1698 |[    0.654707] Run /bin/init as init process
  1699 |[    0.655364] Run /bin/sh as init process
  1699 |[    0.656066] Kernel panic - not syncing: No working init found.  Try passing init= option to kernel. See Linux Documentation/admin-guide/init.rst for guidance.
  1701 |[    0.657356] CPU: 0 PID: 1 Comm: swapper/0 Not tainted 6.1.192 #1 
  1701 |[    0.657720] Call Trace:
  1702 |[    0.658420]  <TASK>
  1702 |[    0.658792]  dump_stack_lvl+0x3a/0x4c
  1703 |[    0.659576]  dump_stack+0x10/0x12
  1703 |[    0.659991]  panic+0xf9/0x25d
  1704 |[    0.660360]  ? rest_init+0xa0/0xa0
  1704 |[    0.660828]  kernel_init+0x101/0x110
  1705 |[    0.661266]  ret_from_fork+0x1f/0x30
  1705 |[    0.661680]  </TASK>
  1706 |[    0.662282] Kernel Offset: disabled
--- results
--- stderr
