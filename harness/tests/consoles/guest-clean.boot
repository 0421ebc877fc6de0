about: the netns oracle and the controls, all as planned
verdict: pass
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig, no series
made: recorded with kiso's own guest
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check'
plan: netns bind/tcp-any-two-namespaces isolates
plan: none bind/tcp-any-two-namespaces isolates
plan: netns bind/tcp-address-two-namespaces isolates
plan: none bind/tcp-address-two-namespaces isolates
plan: netns bind/tcp-conflicts guards
plan: none bind/tcp-conflicts guards
plan: netns lookup/tcp-own-listener isolates
plan: none lookup/tcp-own-listener isolates
plan: netns lookup/tcp-own-any-over-foreign-address isolates
plan: none lookup/tcp-own-any-over-foreign-address isolates
plan: netns lookup/tcp-ordinary guards
plan: none lookup/tcp-ordinary guards
plan: netns procfs/tcp-listen isolates
plan: none procfs/tcp-listen isolates
plan: netns procfs/tcp-established isolates
plan: none procfs/tcp-established isolates
plan: netns procfs/tcp-own-rows guards
plan: none procfs/tcp-own-rows guards
end: exited 0
ended-ms: 2293
--- console
   489 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   497 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check
   497 |[    0.000000] BIOS-provided physical RAM map:
   497 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   497 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   497 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   497 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   497 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   497 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   497 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   497 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   497 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   497 |[    0.000000] printk: bootconsole [uart8250] enabled
   497 |[    0.000000] NX (Execute Disable) protection: active
   504 |[    0.000000] tsc: Fast TSC calibration failed
   507 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   508 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   549 |[    0.000000] RAMDISK: [mem 0x0ff9d000-0x0ffd7fff]
   566 |[    0.000000] ACPI: Early table checksum verification disabled
   566 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   566 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   566 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   566 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   566 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   566 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   566 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   566 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   566 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   566 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   566 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   566 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   566 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   566 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   566 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   566 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   566 |[    0.000000] Zone ranges:
   566 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   566 |[    0.000000]   Normal   empty
   586 |[    0.000000] Movable zone start for each node
   586 |[    0.000000] Early memory node ranges
   586 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   586 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   586 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   657 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   671 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   671 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   671 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   671 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   671 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   674 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   674 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   674 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   674 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   674 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   674 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   674 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   674 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   674 |[    0.000000] Booting paravirtualized kernel on bare hardware
   693 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   693 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   720 |[    0.000000] percpu: Embedded 40 pages/cpu s134248 r0 d29592 u1048576
   737 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   737 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check
   737 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   745 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   745 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   753 |[    0.000000] Memory: 243348K/261624K available (6144K kernel code, 705K rwdata, 888K rodata, 716K init, 564K bss, 18020K reserved, 0K cma-reserved)
   771 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   820 |[    0.000000] rcu: Hierarchical RCU implementation.
   820 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   820 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   821 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   821 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   838 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   849 |[    0.000000] printk: console [ttyS0] enabled
   849 |[    0.000000] printk: console [ttyS0] enabled
   849 |[    0.000000] printk: bootconsole [uart8250] disabled
   849 |[    0.000000] printk: bootconsole [uart8250] disabled
   849 |[    0.000000] ACPI: Core revision 20220331
   863 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   866 |[    0.000000] APIC: Switch to symmetric I/O mode setup
   878 |[    0.008000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   971 |[    0.020000] tsc: Unable to calibrate against PIT
   971 |[    0.020000] tsc: using HPET reference calibration
   971 |[    0.020000] tsc: Detected 2594.451 MHz processor
   971 |[    0.000286] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x2565c204df5, max_idle_ns: 440795266986 ns
   971 |[    0.000584] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   972 |[    0.004616] process: using AMD E400 aware idle routine
   973 |[    0.005430] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   973 |[    0.006174] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   979 |[    0.007890] x86/fpu: x87 FPU will use FXSAVE
   987 |[    0.017360] Freeing SMP alternatives memory: 16K
   988 |[    0.018258] pid_max: default: 4096 minimum: 301
   996 |[    0.028495] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   997 |[    0.029724] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
  1375 |[    0.193341] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  1380 |[    0.198219] Performance Events: PMU not available due to virtualization, using software events only.
  1382 |[    0.200098] signal: max sigframe size: 1040
  1383 |[    0.201018] rcu: Hierarchical SRCU implementation.
  1384 |[    0.201372] rcu: 	Max phase no-delay instances is 1000.
  1386 |[    0.205196] smp: Bringing up secondary CPUs ...
  1389 |[    0.207693] x86: Booting SMP configuration:
  1436 |[    0.207788] .... node  #0, CPUs:      #1
  1437 |[    0.216908] smp: Brought up 1 node, 2 CPUs
  1438 |[    0.220804] smpboot: Max logical packages: 1
  1439 |[    0.221562] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
  1472 |[    0.240587] devtmpfs: initialized
  1476 |[    0.249130] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  1476 |[    0.249611] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
  1477 |[    0.250748] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  1507 |[    0.252583] PCI: Using configuration type 1 for base access
  1541 |[    0.273268] ACPI: Added _OSI(Module Device)
  1541 |[    0.273423] ACPI: Added _OSI(Processor Device)
  1541 |[    0.273487] ACPI: Added _OSI(Processor Aggregator Device)
  1579 |[    0.285756] ACPI: 1 ACPI AML tables successfully acquired and loaded
  1629 |[    0.306009] ACPI: Interpreter enabled
  1629 |[    0.306636] ACPI: PM: (supports S0 S5)
  1633 |[    0.306824] ACPI: Using IOAPIC for interrupt routing
  1633 |[    0.307782] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  1633 |[    0.307941] PCI: Using E820 reservations for host bridge windows
  1633 |[    0.309448] ACPI: Enabled 2 GPEs in block 00 to 3F
  1674 |[    0.338688] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  1675 |[    0.339393] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  1678 |[    0.340656] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  1690 |[    0.344862] PCI host bridge to bus 0000:00
  1690 |[    0.345126] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  1690 |[    0.345126] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  1690 |[    0.345126] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  1690 |[    0.345126] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
  1690 |[    0.345126] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  1690 |[    0.345126] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  1690 |[    0.345212] pci_bus 0000:00: root bus resource [bus 00-ff]
  1690 |[    0.346151] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  1703 |[    0.353938] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  1704 |[    0.354768] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
  1708 |[    0.363244] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
  1710 |[    0.364186] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
  1711 |[    0.365329] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
  1713 |[    0.367713] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
  1720 |[    0.373248] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  1720 |[    0.373750] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  1720 |[    0.374057] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  1720 |[    0.374382] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  1720 |[    0.374673] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  1720 |[    0.374968] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  1720 |[    0.376564] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  1721 |[    0.377597] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  1722 |[    0.378539] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  1723 |[    0.378973] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  1723 |[    0.379091] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  1723 |[    0.379206] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  1723 |[    0.379320] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  1723 |[    0.379433] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  1723 |[    0.379544] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  1724 |[    0.379886] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  1732 |[    0.389335] PCI: Using ACPI for IRQ routing
  1743 |[    0.399847] clocksource: Switched to clocksource tsc-early
  1744 |[    0.399847] pnp: PnP ACPI init
  1748 |[    0.402632] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  1749 |[    0.404022] pnp: PnP ACPI: found 6 devices
  1777 |[    0.431898] NET: Registered PF_INET protocol family
  1803 |[    0.457390] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
  1805 |[    0.460337] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
  1822 |[    0.476818] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  1822 |[    0.477086] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
  1822 |[    0.477336] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
  1823 |[    0.477560] TCP: Hash tables configured (established 2048 bind 2048)
  1824 |[    0.478699] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
  1824 |[    0.478954] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
  1825 |[    0.479774] NET: Registered PF_UNIX/PF_LOCAL protocol family
  1837 |[    0.491727] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  1837 |[    0.491905] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  1837 |[    0.491992] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  1837 |[    0.492105] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
  1837 |[    0.492213] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  1837 |[    0.492318] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  1845 |[    0.499339] Unpacking initramfs...
  1873 |[    0.517142] Freeing initrd memory: 236K
  1894 |[    0.541108] workingset: timestamp_bits=62 max_order=16 bucket_order=0
  1906 |[    0.560920] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  1907 |[    0.562157] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  1908 |[    0.563179] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  1912 |[    0.567259] NET: Registered PF_INET6 protocol family
  1924 |[    0.578408] Segment Routing with IPv6
  1924 |[    0.578677] In-situ OAM (IOAM) with IPv6
  1924 |[    0.579075] NET: Registered PF_PACKET protocol family
  1925 |[    0.579996] DCCP: Activated CCID 2 (TCP-like)
  1932 |[    0.581233] IPI shorthand broadcast: enabled
  1932 |[    0.581600] sched_clock: Marking stable (600127493, -19504713)->(956095077, -375472297)
  2008 |[    0.662589] Freeing unused kernel image (initmem) memory: 716K
  2008 |[    0.662958] Write protecting the kernel read-only data: 10240k
  2011 |[    0.666011] Freeing unused kernel image (text/rodata gap) memory: 2044K
  2012 |[    0.667029] Freeing unused kernel image (rodata/data gap) memory: 1160K
  2012 |[    0.667327] Run /init as init process
  2289 |[    0.941023] ACPI: PM: Preparing to enter system sleep state S5
  2289 |[    0.941884] reboot: Power down
--- results
  2065 |KTAP version 1
  2071 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2
  2071 |1..18
  2094 |# kiso start 1 netns/bind/tcp-any-two-namespaces
  2120 |ok 1 netns/bind/tcp-any-two-namespaces
  2120 |# kiso start 2 none/bind/tcp-any-two-namespaces
  2124 |not ok 2 none/bind/tcp-any-two-namespaces # FAIL namespace 2: bind to 0.0.0.0:4064: EADDRINUSE
  2124 |# kiso start 3 netns/bind/tcp-address-two-namespaces
  2132 |ok 3 netns/bind/tcp-address-two-namespaces
  2132 |# kiso start 4 none/bind/tcp-address-two-namespaces
  2135 |not ok 4 none/bind/tcp-address-two-namespaces # FAIL namespace 2: bind to 127.0.0.1:4128: EADDRINUSE
  2135 |# kiso start 5 netns/bind/tcp-conflicts
  2145 |ok 5 netns/bind/tcp-conflicts
  2145 |# kiso start 6 none/bind/tcp-conflicts
  2145 |ok 6 none/bind/tcp-conflicts
  2145 |# kiso start 7 netns/lookup/tcp-own-listener
  2181 |ok 7 netns/lookup/tcp-own-listener
  2181 |# kiso start 8 none/lookup/tcp-own-listener
  2188 |not ok 8 none/lookup/tcp-own-listener # FAIL namespace 2: bind to 127.0.0.1:4256: EADDRINUSE
  2188 |# kiso start 9 netns/lookup/tcp-own-any-over-foreign-address
  2197 |ok 9 netns/lookup/tcp-own-any-over-foreign-address
  2197 |# kiso start 10 none/lookup/tcp-own-any-over-foreign-address
  2206 |not ok 10 none/lookup/tcp-own-any-over-foreign-address # FAIL a connection arrived at socket 1 instead of 2
  2206 |# kiso start 11 netns/lookup/tcp-ordinary
  2215 |ok 11 netns/lookup/tcp-ordinary
  2216 |# kiso start 12 none/lookup/tcp-ordinary
  2224 |ok 12 none/lookup/tcp-ordinary
  2225 |# kiso start 13 netns/procfs/tcp-listen
  2237 |ok 13 netns/procfs/tcp-listen
  2237 |# kiso start 14 none/procfs/tcp-listen
  2240 |not ok 14 none/procfs/tcp-listen # FAIL namespace 2: /proc/net/tcp lists a socket of the first 1 times, not 0 times
  2240 |# kiso start 15 netns/procfs/tcp-established
  2254 |ok 15 netns/procfs/tcp-established
  2254 |# kiso start 16 none/procfs/tcp-established
  2254 |not ok 16 none/procfs/tcp-established # FAIL namespace 2: /proc/net/tcp lists a client of the first 1 times, not 0 times
  2254 |# kiso start 17 netns/procfs/tcp-own-rows
  2273 |ok 17 netns/procfs/tcp-own-rows
  2273 |# kiso start 18 none/procfs/tcp-own-rows
  2276 |ok 18 none/procfs/tcp-own-rows
  2277 |# kiso goodbye ran=18
--- stderr
