about: the guest cannot read its plan
verdict: fail
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig, no series
made: recorded with kiso's own guest and a plan with a case that it does not have
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check'
plan: netns bind/no-such-case guards
end: exited 0
ended-ms: 2611
--- console
   531 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   533 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check
   534 |[    0.000000] BIOS-provided physical RAM map:
   534 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   534 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   534 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   534 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   534 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   534 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   534 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   536 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   536 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   538 |[    0.000000] printk: bootconsole [uart8250] enabled
   538 |[    0.000000] NX (Execute Disable) protection: active
   587 |[    0.000000] tsc: Fast TSC calibration failed
   587 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   587 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   594 |[    0.000000] RAMDISK: [mem 0x0fdb5000-0x0ffd7fff]
   595 |[    0.000000] ACPI: Early table checksum verification disabled
   596 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   597 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   599 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   601 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   602 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   602 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   603 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   605 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   606 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   606 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   606 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   606 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   606 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   606 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   607 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   608 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   610 |[    0.000000] Zone ranges:
   610 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   610 |[    0.000000]   Normal   empty
   610 |[    0.000000] Movable zone start for each node
   610 |[    0.000000] Early memory node ranges
   611 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   612 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   612 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   635 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   635 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   635 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   635 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   635 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   635 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   635 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   635 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   635 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   635 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   635 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   635 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   635 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   635 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   635 |[    0.000000] Booting paravirtualized kernel on bare hardware
   635 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   635 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   651 |[    0.000000] percpu: Embedded 40 pages/cpu s134248 r0 d29592 u1048576
   653 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   655 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check
   659 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   666 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   666 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   667 |[    0.000000] Memory: 241396K/261624K available (6144K kernel code, 705K rwdata, 888K rodata, 716K init, 564K bss, 19972K reserved, 0K cma-reserved)
   670 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   721 |[    0.000000] rcu: Hierarchical RCU implementation.
   722 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   722 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   722 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   722 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   725 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   730 |[    0.000000] printk: console [ttyS0] enabled
   748 |[    0.000000] printk: console [ttyS0] enabled
   748 |[    0.000000] printk: bootconsole [uart8250] disabled
   748 |[    0.000000] printk: bootconsole [uart8250] disabled
   748 |[    0.000000] ACPI: Core revision 20220331
   748 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   753 |[    0.004000] APIC: Switch to symmetric I/O mode setup
   756 |[    0.008000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   830 |[    0.020000] tsc: Unable to calibrate against PIT
   831 |[    0.024000] tsc: using HPET reference calibration
   832 |[    0.024000] tsc: Detected 2593.822 MHz processor
   833 |[    0.000285] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x2563700afc4, max_idle_ns: 440795333194 ns
   834 |[    0.001739] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   836 |[    0.007483] process: using AMD E400 aware idle routine
   837 |[    0.008224] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   838 |[    0.008948] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   846 |[    0.014008] x86/fpu: x87 FPU will use FXSAVE
   875 |[    0.025086] Freeing SMP alternatives memory: 16K
   878 |[    0.026236] pid_max: default: 4096 minimum: 301
   881 |[    0.032617] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   882 |[    0.033706] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
  1442 |[    0.194534] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  1484 |[    0.202185] Performance Events: PMU not available due to virtualization, using software events only.
  1484 |[    0.206616] signal: max sigframe size: 1040
  1484 |[    0.207334] rcu: Hierarchical SRCU implementation.
  1484 |[    0.207426] rcu: 	Max phase no-delay instances is 1000.
  1484 |[    0.209336] smp: Bringing up secondary CPUs ...
  1541 |[    0.213984] x86: Booting SMP configuration:
  1666 |[    0.214139] .... node  #0, CPUs:      #1
  1666 |[    0.257976] smp: Brought up 1 node, 2 CPUs
  1666 |[    0.258185] smpboot: Max logical packages: 1
  1666 |[    0.258295] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
  1719 |[    0.281696] devtmpfs: initialized
  1719 |[    0.290247] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  1719 |[    0.290786] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
  1719 |[    0.291965] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  1722 |[    0.301649] PCI: Using configuration type 1 for base access
  1757 |[    0.318709] ACPI: Added _OSI(Module Device)
  1757 |[    0.318855] ACPI: Added _OSI(Processor Device)
  1757 |[    0.318920] ACPI: Added _OSI(Processor Aggregator Device)
  1782 |[    0.341649] ACPI: 1 ACPI AML tables successfully acquired and loaded
  1838 |[    0.377846] ACPI: Interpreter enabled
  1838 |[    0.378509] ACPI: PM: (supports S0 S5)
  1838 |[    0.378632] ACPI: Using IOAPIC for interrupt routing
  1838 |[    0.382178] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  1838 |[    0.382364] PCI: Using E820 reservations for host bridge windows
  1839 |[    0.386478] ACPI: Enabled 2 GPEs in block 00 to 3F
  1906 |[    0.446406] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  1909 |[    0.449649] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  1911 |[    0.449719] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  1919 |[    0.454227] PCI host bridge to bus 0000:00
  1922 |[    0.457295] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  1924 |[    0.457295] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  1924 |[    0.457295] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  1926 |[    0.457295] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
  1932 |[    0.457295] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  1932 |[    0.457295] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  1932 |[    0.457295] pci_bus 0000:00: root bus resource [bus 00-ff]
  1932 |[    0.457295] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  1936 |[    0.463166] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  1944 |[    0.465649] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
  1954 |[    0.477889] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
  1955 |[    0.479066] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
  1957 |[    0.479392] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
  1960 |[    0.482940] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
  1967 |[    0.489512] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  1972 |[    0.489512] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  1972 |[    0.489512] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  1972 |[    0.489512] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  1975 |[    0.489512] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  1976 |[    0.489512] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  1977 |[    0.489512] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  1979 |[    0.489512] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  1982 |[    0.489850] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  1982 |[    0.489987] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  1982 |[    0.490101] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  1982 |[    0.490214] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  1982 |[    0.490328] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  1982 |[    0.490509] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  1983 |[    0.491356] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  1984 |[    0.492146] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  2006 |[    0.497959] PCI: Using ACPI for IRQ routing
  2051 |[    0.515518] clocksource: Switched to clocksource tsc-early
  2054 |[    0.518589] pnp: PnP ACPI init
  2058 |[    0.522862] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  2061 |[    0.525346] pnp: PnP ACPI: found 6 devices
  2066 |[    0.530629] NET: Registered PF_INET protocol family
  2068 |[    0.532167] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
  2071 |[    0.535962] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
  2073 |[    0.537360] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  2074 |[    0.538549] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
  2075 |[    0.539721] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
  2077 |[    0.540246] TCP: Hash tables configured (established 2048 bind 2048)
  2077 |[    0.541258] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
  2077 |[    0.541486] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
  2079 |[    0.543548] NET: Registered PF_UNIX/PF_LOCAL protocol family
  2081 |[    0.544828] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  2081 |[    0.544942] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  2081 |[    0.545029] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  2081 |[    0.545122] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
  2081 |[    0.545214] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  2081 |[    0.545306] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  2089 |[    0.553990] workingset: timestamp_bits=62 max_order=16 bucket_order=0
  2095 |[    0.559286] Unpacking initramfs...
  2111 |[    0.575825] Freeing initrd memory: 2188K
  2114 |[    0.576606] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  2116 |[    0.580608] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  2118 |[    0.582797] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  2124 |[    0.588327] NET: Registered PF_INET6 protocol family
  2131 |[    0.595548] Segment Routing with IPv6
  2134 |[    0.595970] In-situ OAM (IOAM) with IPv6
  2134 |[    0.596440] NET: Registered PF_PACKET protocol family
  2134 |[    0.597365] DCCP: Activated CCID 2 (TCP-like)
  2134 |[    0.598589] IPI shorthand broadcast: enabled
  2135 |[    0.599566] sched_clock: Marking stable (620668072, -22350540)->(1302395592, -704078060)
  2202 |[    0.665703] Freeing unused kernel image (initmem) memory: 716K
  2211 |[    0.675555] Write protecting the kernel read-only data: 10240k
  2248 |[    0.712807] Freeing unused kernel image (text/rodata gap) memory: 2044K
  2252 |[    0.716417] Freeing unused kernel image (rodata/data gap) memory: 1160K
  2254 |[    0.719030] Run /init as init process
  2587 |kiso-guest: giving up: line 3 of the plan: no such case [    1.052790] ACPI: PM: Preparing to enter system sleep state S5
  2589 |[    1.053616] reboot: Power down
--- results
--- stderr
