about: a foreign line on the result port
verdict: fail
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig, no series
made: recorded; PID 1 was a small C program that speaks the protocol and writes a line of another form between them
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=printk-on-port'
plan: netns bind/first guards
plan: netns bind/second isolates
plan: none bind/second isolates
end: exited 0
ended-ms: 1943
--- console
   548 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   563 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=printk-on-port
   563 |[    0.000000] BIOS-provided physical RAM map:
   563 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   563 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   563 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   563 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   563 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   563 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   563 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   563 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   563 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   563 |[    0.000000] printk: bootconsole [uart8250] enabled
   563 |[    0.000000] NX (Execute Disable) protection: active
   583 |[    0.000000] tsc: Fast TSC calibration failed
   586 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   595 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   615 |[    0.000000] RAMDISK: [mem 0x0ff1a000-0x0ffd7fff]
   616 |[    0.000000] ACPI: Early table checksum verification disabled
   617 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   618 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   623 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   623 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   623 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   623 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   623 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   623 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   623 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   623 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   623 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   623 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   623 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   623 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   623 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   623 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   623 |[    0.000000] Zone ranges:
   624 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   624 |[    0.000000]   Normal   empty
   625 |[    0.000000] Movable zone start for each node
   625 |[    0.000000] Early memory node ranges
   626 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   627 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   628 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   725 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   725 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   725 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   725 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   725 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   725 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   725 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   725 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   725 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   725 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   725 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   725 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   725 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   725 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   725 |[    0.000000] Booting paravirtualized kernel on bare hardware
   726 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   727 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   791 |[    0.000000] percpu: Embedded 40 pages/cpu s134248 r0 d29592 u1048576
   791 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   791 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=printk-on-port
   791 |[    0.000000] Unknown kernel command line parameters "fault=printk-on-port", will be passed to user space.
   793 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   794 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   796 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   800 |[    0.000000] Memory: 242824K/261624K available (6144K kernel code, 705K rwdata, 888K rodata, 716K init, 564K bss, 18544K reserved, 0K cma-reserved)
   804 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   868 |[    0.000000] rcu: Hierarchical RCU implementation.
   869 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   870 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   871 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   875 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   875 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   880 |[    0.000000] printk: console [ttyS0] enabled
   881 |[    0.000000] printk: console [ttyS0] enabled
   881 |[    0.000000] printk: bootconsole [uart8250] disabled
   891 |[    0.000000] printk: bootconsole [uart8250] disabled
   892 |[    0.000000] ACPI: Core revision 20220331
   896 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   901 |[    0.004000] APIC: Switch to symmetric I/O mode setup
   904 |[    0.008000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   979 |[    0.020000] tsc: Unable to calibrate against PIT
   980 |[    0.020000] tsc: using HPET reference calibration
   982 |[    0.020000] tsc: Detected 2593.700 MHz processor
   982 |[    0.000292] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x2562fcb1da5, max_idle_ns: 440795255930 ns
   982 |[    0.000577] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   982 |[    0.001482] process: using AMD E400 aware idle routine
   982 |[    0.001629] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   982 |[    0.001714] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   993 |[    0.009053] x86/fpu: x87 FPU will use FXSAVE
  1001 |[    0.022753] Freeing SMP alternatives memory: 16K
  1002 |[    0.023758] pid_max: default: 4096 minimum: 301
  1009 |[    0.029622] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
  1011 |[    0.032570] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
  1319 |[    0.193345] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  1319 |[    0.202222] Performance Events: PMU not available due to virtualization, using software events only.
  1319 |[    0.203066] signal: max sigframe size: 1040
  1319 |[    0.203675] rcu: Hierarchical SRCU implementation.
  1319 |[    0.203777] rcu: 	Max phase no-delay instances is 1000.
  1319 |[    0.206076] smp: Bringing up secondary CPUs ...
  1351 |[    0.208805] x86: Booting SMP configuration:
  1419 |[    0.208959] .... node  #0, CPUs:      #1
  1419 |[    0.236873] smp: Brought up 1 node, 2 CPUs
  1419 |[    0.237091] smpboot: Max logical packages: 1
  1419 |[    0.237253] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
  1461 |[    0.260532] devtmpfs: initialized
  1479 |[    0.281136] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  1481 |[    0.282845] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
  1483 |[    0.285803] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  1488 |[    0.290982] PCI: Using configuration type 1 for base access
  1504 |[    0.308788] ACPI: Added _OSI(Module Device)
  1507 |[    0.309270] ACPI: Added _OSI(Processor Device)
  1507 |[    0.309335] ACPI: Added _OSI(Processor Aggregator Device)
  1522 |[    0.323081] ACPI: 1 ACPI AML tables successfully acquired and loaded
  1544 |[    0.337424] ACPI: Interpreter enabled
  1548 |[    0.341171] ACPI: PM: (supports S0 S5)
  1548 |[    0.341313] ACPI: Using IOAPIC for interrupt routing
  1548 |[    0.342106] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  1548 |[    0.342294] PCI: Using E820 reservations for host bridge windows
  1548 |[    0.343300] ACPI: Enabled 2 GPEs in block 00 to 3F
  1574 |[    0.370521] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  1576 |[    0.372918] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  1577 |[    0.373981] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  1589 |[    0.380490] PCI host bridge to bus 0000:00
  1589 |[    0.380830] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  1589 |[    0.381151] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  1589 |[    0.381288] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  1589 |[    0.381472] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
  1589 |[    0.381614] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  1589 |[    0.381758] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  1589 |[    0.382097] pci_bus 0000:00: root bus resource [bus 00-ff]
  1590 |[    0.385022] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  1593 |[    0.387812] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  1593 |[    0.388235] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
  1597 |[    0.388490] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
  1600 |[    0.390496] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
  1602 |[    0.393158] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
  1611 |[    0.399087] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
  1611 |[    0.402834] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  1611 |[    0.403446] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  1615 |[    0.404791] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  1615 |[    0.405099] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  1615 |[    0.405378] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  1615 |[    0.405654] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  1615 |[    0.405927] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  1615 |[    0.406196] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  1615 |[    0.406337] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  1615 |[    0.406475] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  1615 |[    0.406587] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  1615 |[    0.406697] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  1615 |[    0.406807] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  1615 |[    0.406918] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  1615 |[    0.407028] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  1615 |[    0.408560] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  1627 |[    0.417161] PCI: Using ACPI for IRQ routing
  1653 |[    0.422622] clocksource: Switched to clocksource tsc-early
  1662 |[    0.429448] pnp: PnP ACPI init
  1662 |[    0.432033] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  1666 |[    0.435623] pnp: PnP ACPI: found 6 devices
  1685 |[    0.454951] NET: Registered PF_INET protocol family
  1687 |[    0.457290] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
  1696 |[    0.460725] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
  1699 |[    0.460725] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  1699 |[    0.460725] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
  1699 |[    0.460725] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
  1699 |[    0.460725] TCP: Hash tables configured (established 2048 bind 2048)
  1699 |[    0.460725] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
  1699 |[    0.468725] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
  1702 |[    0.469615] NET: Registered PF_UNIX/PF_LOCAL protocol family
  1702 |[    0.470277] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  1702 |[    0.470384] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  1702 |[    0.470470] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  1702 |[    0.470565] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
  1702 |[    0.470658] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  1702 |[    0.470749] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  1710 |[    0.479469] Unpacking initramfs...
  1718 |[    0.487775] Freeing initrd memory: 760K
  1722 |[    0.488967] workingset: timestamp_bits=62 max_order=16 bucket_order=0
  1729 |[    0.498700] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  1731 |[    0.501158] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  1733 |[    0.503105] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  1738 |[    0.508119] NET: Registered PF_INET6 protocol family
  1758 |[    0.525211] Segment Routing with IPv6
  1758 |[    0.525501] In-situ OAM (IOAM) with IPv6
  1758 |[    0.525891] NET: Registered PF_PACKET protocol family
  1758 |[    0.526890] DCCP: Activated CCID 2 (TCP-like)
  1758 |[    0.527674] IPI shorthand broadcast: enabled
  1758 |[    0.528013] sched_clock: Marking stable (544163677, -19509953)->(775290779, -250637055)
  1846 |[    0.616100] Freeing unused kernel image (initmem) memory: 716K
  1847 |[    0.617426] Write protecting the kernel read-only data: 10240k
  1851 |[    0.621066] Freeing unused kernel image (text/rodata gap) memory: 2044K
  1853 |[    0.622778] Freeing unused kernel image (rodata/data gap) memory: 1160K
  1854 |[    0.623803] Run /init as init process
  1935 |[    0.704861] ACPI: PM: Preparing to enter system sleep state S5
  1937 |[    0.706393] reboot: Power down
--- results
  1917 |KTAP version 1
  1917 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2
  1917 |1..3
  1917 |# kiso start 1 netns/bind/first
  1917 |ok 1 netns/bind/first
  1917 |# kiso start 2 netns/bind/second
  1928 |ok 2 netns/bind/second
  1931 |# kiso start 3 none/bind/second
  1931 |not ok 3 none/bind/second # FAIL second bind: EADDRINUSE
  1931 |[    1.234567] eth0: link up
  1931 |# kiso goodbye ran=3
--- stderr
