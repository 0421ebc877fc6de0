about: a kernel without IPv4 namespaces
verdict: fail
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig, no series
made: recorded with kiso's own guest
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check'
plan: ipv4ns bind/tcp-any-two-namespaces isolates
plan: netns bind/tcp-any-two-namespaces isolates
plan: none bind/tcp-any-two-namespaces isolates
plan: ipv4ns bind/tcp-address-two-namespaces isolates
plan: netns bind/tcp-address-two-namespaces isolates
plan: none bind/tcp-address-two-namespaces isolates
plan: ipv4ns bind/tcp-conflicts guards
plan: netns bind/tcp-conflicts guards
plan: none bind/tcp-conflicts guards
plan: ipv4ns lookup/tcp-own-listener isolates
plan: netns lookup/tcp-own-listener isolates
plan: none lookup/tcp-own-listener isolates
plan: ipv4ns lookup/tcp-own-any-over-foreign-address isolates
plan: netns lookup/tcp-own-any-over-foreign-address isolates
plan: none lookup/tcp-own-any-over-foreign-address isolates
plan: ipv4ns lookup/tcp-ordinary guards
plan: netns lookup/tcp-ordinary guards
plan: none lookup/tcp-ordinary guards
plan: ipv4ns procfs/tcp-listen isolates
plan: netns procfs/tcp-listen isolates
plan: none procfs/tcp-listen isolates
plan: ipv4ns procfs/tcp-established isolates
plan: netns procfs/tcp-established isolates
plan: none procfs/tcp-established isolates
plan: ipv4ns procfs/tcp-own-rows guards
plan: netns procfs/tcp-own-rows guards
plan: none procfs/tcp-own-rows guards
end: exited 0
ended-ms: 2603
--- console
   383 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   386 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check
   386 |[    0.000000] BIOS-provided physical RAM map:
   386 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   386 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   386 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   386 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   386 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   386 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   386 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   386 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   386 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   386 |[    0.000000] printk: bootconsole [uart8250] enabled
   386 |[    0.000000] NX (Execute Disable) protection: active
   407 |[    0.000000] tsc: Fast TSC calibration failed
   407 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   407 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   441 |[    0.000000] RAMDISK: [mem 0x0ff9d000-0x0ffd7fff]
   442 |[    0.000000] ACPI: Early table checksum verification disabled
   442 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   442 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   442 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   459 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   459 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   459 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   459 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   459 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   459 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   459 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   459 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   459 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   459 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   459 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   459 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   459 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   465 |[    0.000000] Zone ranges:
   465 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   465 |[    0.000000]   Normal   empty
   465 |[    0.000000] Movable zone start for each node
   465 |[    0.000000] Early memory node ranges
   466 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   466 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   466 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   495 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   495 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   495 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   495 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   495 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   495 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   495 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   495 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   495 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   495 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   495 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   495 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   507 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   507 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   507 |[    0.000000] Booting paravirtualized kernel on bare hardware
   507 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   507 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   519 |[    0.000000] percpu: Embedded 40 pages/cpu s134248 r0 d29592 u1048576
   531 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   531 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check
   531 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   539 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   540 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   548 |[    0.000000] Memory: 243348K/261624K available (6144K kernel code, 705K rwdata, 888K rodata, 716K init, 564K bss, 18020K reserved, 0K cma-reserved)
   552 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   575 |[    0.000000] rcu: Hierarchical RCU implementation.
   575 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   575 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   575 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   578 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   578 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   603 |[    0.000000] printk: console [ttyS0] enabled
   603 |[    0.000000] printk: console [ttyS0] enabled
   603 |[    0.000000] printk: bootconsole [uart8250] disabled
   603 |[    0.000000] printk: bootconsole [uart8250] disabled
   603 |[    0.000000] ACPI: Core revision 20220331
   612 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   618 |[    0.008000] APIC: Switch to symmetric I/O mode setup
   620 |[    0.008000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   696 |[    0.020000] tsc: Unable to calibrate against PIT
   696 |[    0.020000] tsc: using HPET reference calibration
   699 |[    0.020000] tsc: Detected 2594.499 MHz processor
   703 |[    0.002448] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x2565ef6eb88, max_idle_ns: 440795239387 ns
   703 |[    0.003052] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   703 |[    0.004050] process: using AMD E400 aware idle routine
   703 |[    0.004209] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   711 |[    0.007004] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   719 |[    0.008136] x86/fpu: x87 FPU will use FXSAVE
   743 |[    0.024614] Freeing SMP alternatives memory: 16K
   743 |[    0.027280] pid_max: default: 4096 minimum: 301
   761 |[    0.036242] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   761 |[    0.036531] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
  1192 |[    0.207085] APIC timer disabled due to verification failure
  1192 |[    0.208010] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  1211 |[    0.212493] Performance Events: PMU not available due to virtualization, using software events only.
  1212 |[    0.214932] signal: max sigframe size: 1040
  1214 |[    0.214932] rcu: Hierarchical SRCU implementation.
  1214 |[    0.214932] rcu: 	Max phase no-delay instances is 1000.
  1217 |[    0.216592] smp: Bringing up secondary CPUs ...
  1220 |[    0.223442] x86: Booting SMP configuration:
  1283 |[    0.224127] .... node  #0, CPUs:      #1
  1284 |[    0.251311] smp: Brought up 1 node, 2 CPUs
  1287 |[    0.252254] smpboot: Max logical packages: 1
  1287 |[    0.252370] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
  1307 |[    0.274964] devtmpfs: initialized
  1324 |[    0.290694] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  1324 |[    0.291390] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
  1324 |[    0.295634] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  1329 |[    0.299912] PCI: Using configuration type 1 for base access
  1340 |[    0.311560] ACPI: Added _OSI(Module Device)
  1341 |[    0.312371] ACPI: Added _OSI(Processor Device)
  1342 |[    0.312928] ACPI: Added _OSI(Processor Aggregator Device)
  1358 |[    0.328692] ACPI: 1 ACPI AML tables successfully acquired and loaded
  1374 |[    0.345071] ACPI: Interpreter enabled
  1375 |[    0.346479] ACPI: PM: (supports S0 S5)
  1376 |[    0.346932] ACPI: Using IOAPIC for interrupt routing
  1378 |[    0.346932] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  1378 |[    0.346932] PCI: Using E820 reservations for host bridge windows
  1378 |[    0.346932] ACPI: Enabled 2 GPEs in block 00 to 3F
  1397 |[    0.366932] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  1398 |[    0.366932] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  1399 |[    0.367006] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  1404 |[    0.375465] PCI host bridge to bus 0000:00
  1406 |[    0.376137] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  1406 |[    0.376361] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  1406 |[    0.376453] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  1406 |[    0.376578] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
  1406 |[    0.376676] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  1406 |[    0.376774] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  1406 |[    0.376992] pci_bus 0000:00: root bus resource [bus 00-ff]
  1407 |[    0.378041] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  1410 |[    0.380785] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  1411 |[    0.382076] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
  1415 |[    0.382932] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
  1417 |[    0.383709] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
  1418 |[    0.385028] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
  1421 |[    0.386932] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
  1426 |[    0.392717] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  1427 |[    0.394041] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  1428 |[    0.394995] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  1430 |[    0.395623] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  1430 |[    0.395905] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  1430 |[    0.396176] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  1430 |[    0.396442] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  1430 |[    0.396702] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  1430 |[    0.396839] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  1430 |[    0.396952] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  1430 |[    0.397061] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  1430 |[    0.397168] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  1430 |[    0.397275] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  1430 |[    0.397383] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  1430 |[    0.397491] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  1430 |[    0.397597] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  1437 |[    0.404660] PCI: Using ACPI for IRQ routing
  1443 |[    0.407619] clocksource: Switched to clocksource tsc-early
  1446 |[    0.410045] pnp: PnP ACPI init
  1447 |[    0.410932] Clockevents: could not switch to one-shot mode: lapic is not functional.
  1448 |[    0.410736] Clockevents: could not switch to one-shot mode:
  1448 |[    0.410932] Could not switch to high resolution mode on CPU 0
  1448 |[    0.412389]  lapic is not functional.
  1449 |[    0.412511] Could not switch to high resolution mode on CPU 1
  1451 |[    0.414782] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  1453 |[    0.416481] pnp: PnP ACPI: found 6 devices
  1491 |[    0.441720] NET: Registered PF_INET protocol family
  1494 |[    0.445346] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
  1496 |[    0.459503] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
  1497 |[    0.460955] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  1498 |[    0.462057] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
  1499 |[    0.463218] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
  1500 |[    0.464215] TCP: Hash tables configured (established 2048 bind 2048)
  1502 |[    0.464781] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
  1502 |[    0.464781] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
  1503 |[    0.467305] NET: Registered PF_UNIX/PF_LOCAL protocol family
  1505 |[    0.468414] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  1505 |[    0.468523] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  1505 |[    0.468607] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  1505 |[    0.468701] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
  1507 |[    0.470549] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  1510 |[    0.471262] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  1511 |[    0.474750] workingset: timestamp_bits=62 max_order=16 bucket_order=0
  1535 |[    0.498999] Unpacking initramfs...
  1552 |[    0.515254] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  1556 |[    0.516649] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  1566 |[    0.529896] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  1572 |[    0.536344] Freeing initrd memory: 236K
  1577 |[    0.540446] NET: Registered PF_INET6 protocol family
  1603 |[    0.560394] Segment Routing with IPv6
  1603 |[    0.560664] In-situ OAM (IOAM) with IPv6
  1603 |[    0.561046] NET: Registered PF_PACKET protocol family
  1603 |[    0.561936] DCCP: Activated CCID 2 (TCP-like)
  1604 |[    0.567525] IPI shorthand broadcast: enabled
  1604 |[    0.568484] sched_clock: Marking stable (588190011, -21067976)->(907204610, -340082575)
  1713 |[    0.677022] Freeing unused kernel image (initmem) memory: 716K
  1714 |[    0.677563] Write protecting the kernel read-only data: 10240k
  1716 |[    0.680474] Freeing unused kernel image (text/rodata gap) memory: 2044K
  1718 |[    0.682094] Freeing unused kernel image (rodata/data gap) memory: 1160K
  1718 |[    0.682498] Run /init as init process
  2579 |[    1.539464] ACPI: PM: Preparing to enter system sleep state S5
  2588 |[    1.552072] reboot: Power down
--- results
  1819 |KTAP version 1
  1824 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2
  1824 |1..27
  1826 |# kiso start 1 ipv4ns/bind/tcp-any-two-namespaces
  1851 |not ok 1 ipv4ns/bind/tcp-any-two-namespaces # ERROR no such namespace: unshare(CLONE_NEWIPV4) said EINVAL
  1883 |# kiso start 2 netns/bind/tcp-any-two-namespaces
  1891 |ok 2 netns/bind/tcp-any-two-namespaces
  1891 |# kiso start 3 none/bind/tcp-any-two-namespaces
  1895 |not ok 3 none/bind/tcp-any-two-namespaces # FAIL namespace 2: bind to 0.0.0.0:4096: EADDRINUSE
  1896 |# kiso start 4 ipv4ns/bind/tcp-address-two-namespaces
  1899 |not ok 4 ipv4ns/bind/tcp-address-two-namespaces # ERROR no such namespace: unshare(CLONE_NEWIPV4) said EINVAL
  1900 |# kiso start 5 netns/bind/tcp-address-two-namespaces
  1901 |ok 5 netns/bind/tcp-address-two-namespaces
  1902 |# kiso start 6 none/bind/tcp-address-two-namespaces
  1909 |not ok 6 none/bind/tcp-address-two-namespaces # FAIL namespace 2: bind to 127.0.0.1:4192: EADDRINUSE
  1910 |# kiso start 7 ipv4ns/bind/tcp-conflicts
  1911 |not ok 7 ipv4ns/bind/tcp-conflicts # ERROR no such namespace: unshare(CLONE_NEWIPV4) said EINVAL
  1912 |# kiso start 8 netns/bind/tcp-conflicts
  1914 |ok 8 netns/bind/tcp-conflicts
  1914 |# kiso start 9 none/bind/tcp-conflicts
  1915 |ok 9 none/bind/tcp-conflicts
  1915 |# kiso start 10 ipv4ns/lookup/tcp-own-listener
  1917 |not ok 10 ipv4ns/lookup/tcp-own-listener # ERROR no such namespace: unshare(CLONE_NEWIPV4) said EINVAL
  1917 |# kiso start 11 netns/lookup/tcp-own-listener
  2086 |ok 11 netns/lookup/tcp-own-listener
  2097 |# kiso start 12 none/lookup/tcp-own-listener
  2123 |not ok 12 none/lookup/tcp-own-listener # FAIL namespace 2: bind to 127.0.0.1:4384: EADDRINUSE
  2123 |# kiso start 13 ipv4ns/lookup/tcp-own-any-over-foreign-address
  2129 |not ok 13 ipv4ns/lookup/tcp-own-any-over-foreign-address # ERROR no such namespace: unshare(CLONE_NEWIPV4) said EINVAL
  2139 |# kiso start 14 netns/lookup/tcp-own-any-over-foreign-address
  2173 |ok 14 netns/lookup/tcp-own-any-over-foreign-address
  2176 |# kiso start 15 none/lookup/tcp-own-any-over-foreign-address
  2202 |not ok 15 none/lookup/tcp-own-any-over-foreign-address # FAIL a connection arrived at socket 1 instead of 2
  2211 |# kiso start 16 ipv4ns/lookup/tcp-ordinary
  2231 |not ok 16 ipv4ns/lookup/tcp-ordinary # ERROR no such namespace: unshare(CLONE_NEWIPV4) said EINVAL
  2231 |# kiso start 17 netns/lookup/tcp-ordinary
  2262 |ok 17 netns/lookup/tcp-ordinary
  2262 |# kiso start 18 none/lookup/tcp-ordinary
  2291 |ok 18 none/lookup/tcp-ordinary
  2303 |# kiso start 19 ipv4ns/procfs/tcp-listen
  2303 |not ok 19 ipv4ns/procfs/tcp-listen # ERROR no such namespace: unshare(CLONE_NEWIPV4) said EINVAL
  2312 |# kiso start 20 netns/procfs/tcp-listen
  2381 |ok 20 netns/procfs/tcp-listen
  2383 |# kiso start 21 none/procfs/tcp-listen
  2389 |not ok 21 none/procfs/tcp-listen # FAIL namespace 2: /proc/net/tcp lists a socket of the first 1 times, not 0 times
  2389 |# kiso start 22 ipv4ns/procfs/tcp-established
  2390 |not ok 22 ipv4ns/procfs/tcp-established # ERROR no such namespace: unshare(CLONE_NEWIPV4) said EINVAL
  2415 |# kiso start 23 netns/procfs/tcp-established
  2423 |ok 23 netns/procfs/tcp-established
  2423 |# kiso start 24 none/procfs/tcp-established
  2426 |not ok 24 none/procfs/tcp-established # FAIL namespace 2: /proc/net/tcp lists a client of the first 1 times, not 0 times
  2428 |# kiso start 25 ipv4ns/procfs/tcp-own-rows
  2430 |not ok 25 ipv4ns/procfs/tcp-own-rows # ERROR no such namespace: unshare(CLONE_NEWIPV4) said EINVAL
  2430 |# kiso start 26 netns/procfs/tcp-own-rows
  2495 |ok 26 netns/procfs/tcp-own-rows
  2503 |# kiso start 27 none/procfs/tcp-own-rows
  2527 |ok 27 none/procfs/tcp-own-rows
  2536 |# kiso goodbye ran=27
--- stderr
