about: the result port adds carriage returns
verdict: pass
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig, no series
made: recorded with kiso's own guest, its result port set to end each line in CR LF
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check'
plan: netns bind/tcp-any-two-namespaces isolates
plan: none bind/tcp-any-two-namespaces isolates
end: exited 0
ended-ms: 871
--- console
    94 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP Thu Jan  1 00:00:00 UTC 1970
    94 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check
    94 |[    0.000000] BIOS-provided physical RAM map:
    95 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
    95 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
    95 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
    95 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
    95 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
    95 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
    96 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
    96 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
    96 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
    96 |[    0.000000] printk: bootconsole [uart8250] enabled
    97 |[    0.000000] NX (Execute Disable) protection: active
   113 |[    0.000000] tsc: Fast TSC calibration using PIT
   113 |[    0.000000] tsc: Detected 2596.145 MHz processor
   118 |[    0.005070] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   119 |[    0.005356] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   122 |[    0.008813] RAMDISK: [mem 0x0ff9a000-0x0ffd7fff]
   122 |[    0.009041] ACPI: Early table checksum verification disabled
   123 |[    0.009562] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   123 |[    0.010010] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   124 |[    0.010567] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   126 |[    0.011206] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   126 |[    0.011606] ACPI: FACS 0x000000000FFE0000 000040
   126 |[    0.011875] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   126 |[    0.012160] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   126 |[    0.012444] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   126 |[    0.012670] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   126 |[    0.013060] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   127 |[    0.013211] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   127 |[    0.013330] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   127 |[    0.013441] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   127 |[    0.013590] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   127 |[    0.013701] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   127 |[    0.013839] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   129 |[    0.015885] Zone ranges:
   129 |[    0.015973]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   129 |[    0.016140]   Normal   empty
   130 |[    0.016208] Movable zone start for each node
   130 |[    0.016306] Early memory node ranges
   130 |[    0.016399]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   130 |[    0.016534]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   130 |[    0.016717] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   134 |[    0.017632] On node 0, zone DMA32: 1 pages in unavailable ranges
   134 |[    0.020670] On node 0, zone DMA32: 97 pages in unavailable ranges
   135 |[    0.020947] On node 0, zone DMA32: 32 pages in unavailable ranges
   135 |[    0.021862] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   136 |[    0.022546] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   136 |[    0.022864] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   137 |[    0.023259] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   137 |[    0.023500] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   137 |[    0.023785] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   137 |[    0.023986] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   138 |[    0.024341] ACPI: Using ACPI (MADT) for SMP configuration information
   138 |[    0.024580] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   138 |[    0.024927] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   139 |[    0.025553] [mem 0x10000000-0xafffffff] available for PCI devices
   139 |[    0.025871] Booting paravirtualized kernel on bare hardware
   140 |[    0.026219] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   140 |[    0.026893] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   145 |[    0.031969] percpu: Embedded 40 pages/cpu s134248 r0 d29592 u1048576
   147 |[    0.033954] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   148 |[    0.034295] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check
   151 |[    0.037633] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   152 |[    0.038179] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   153 |[    0.039336] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   156 |[    0.042284] Memory: 243336K/261624K available (6144K kernel code, 705K rwdata, 892K rodata, 716K init, 568K bss, 18032K reserved, 0K cma-reserved)
   158 |[    0.044674] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   164 |[    0.050867] rcu: Hierarchical RCU implementation.
   165 |[    0.051084] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   165 |[    0.051423] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   165 |[    0.051677] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   166 |[    0.052381] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   169 |[    0.055905] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   173 |[    0.059822] printk: console [ttyS0] enabled
   174 |[    0.059822] printk: console [ttyS0] enabled
   174 |[    0.060314] printk: bootconsole [uart8250] disabled
   174 |[    0.060314] printk: bootconsole [uart8250] disabled
   174 |[    0.060940] ACPI: Core revision 20220331
   178 |[    0.064478] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   181 |[    0.067793] APIC: Switch to symmetric I/O mode setup
   184 |[    0.071012] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   185 |[    0.071817] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x256c02684ac, max_idle_ns: 440795239410 ns
   186 |[    0.072321] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   187 |[    0.073342] process: using AMD E400 aware idle routine
   187 |[    0.076424] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   188 |[    0.076591] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   190 |[    0.077493] x86/fpu: x87 FPU will use FXSAVE
   198 |[    0.087052] Freeing SMP alternatives memory: 16K
   198 |[    0.087450] pid_max: default: 4096 minimum: 301
   205 |[    0.093218] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   205 |[    0.093506] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   438 |[    0.326445] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
   442 |[    0.328547] Performance Events: PMU not available due to virtualization, using software events only.
   442 |[    0.329382] signal: max sigframe size: 1040
   443 |[    0.329994] rcu: Hierarchical SRCU implementation.
   443 |[    0.330104] rcu: 	Max phase no-delay instances is 1000.
   445 |[    0.331940] smp: Bringing up secondary CPUs ...
   448 |[    0.335305] x86: Booting SMP configuration:
   464 |[    0.335460] .... node  #0, CPUs:      #1
   464 |[    0.350481] smp: Brought up 1 node, 2 CPUs
   464 |[    0.350718] smpboot: Max logical packages: 1
   464 |[    0.350827] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
   480 |[    0.364228] devtmpfs: initialized
   484 |[    0.370673] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
   485 |[    0.370673] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
   486 |[    0.373129] NET: Registered PF_NETLINK/PF_ROUTE protocol family
   489 |[    0.376521] PCI: Using configuration type 1 for base access
   496 |[    0.381710] ACPI: Added _OSI(Module Device)
   496 |[    0.381710] ACPI: Added _OSI(Processor Device)
   496 |[    0.381710] ACPI: Added _OSI(Processor Aggregator Device)
   509 |[    0.396121] ACPI: 1 ACPI AML tables successfully acquired and loaded
   522 |[    0.409162] ACPI: Interpreter enabled
   523 |[    0.409769] ACPI: PM: (supports S0 S5)
   523 |[    0.409918] ACPI: Using IOAPIC for interrupt routing
   524 |[    0.410803] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
   524 |[    0.410999] PCI: Using E820 reservations for host bridge windows
   525 |[    0.412057] ACPI: Enabled 2 GPEs in block 00 to 3F
   544 |[    0.430558] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
   544 |[    0.431243] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
   544 |[    0.431447] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
   548 |[    0.434815] PCI host bridge to bus 0000:00
   548 |[    0.435049] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
   548 |[    0.435276] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
   548 |[    0.435375] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
   549 |[    0.435591] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
   549 |[    0.435716] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
   549 |[    0.435826] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
   549 |[    0.436042] pci_bus 0000:00: root bus resource [bus 00-ff]
   550 |[    0.436931] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
   552 |[    0.438957] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
   553 |[    0.439586] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
   558 |[    0.440337] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
   559 |[    0.441207] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
   560 |[    0.442551] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
   562 |[    0.444126] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
   568 |[    0.450845] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
   569 |[    0.451668] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
   569 |[    0.452334] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
   570 |[    0.452861] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
   571 |[    0.453364] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
   571 |[    0.453864] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
   572 |[    0.454423] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
   572 |[    0.454915] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
   572 |[    0.455239] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
   573 |[    0.455467] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
   573 |[    0.455658] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
   573 |[    0.455843] ACPI: PCI: Interrupt link GSID configured for IRQ 19
   573 |[    0.456205] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
   573 |[    0.456416] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
   574 |[    0.456614] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
   574 |[    0.456807] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
   584 |[    0.467257] PCI: Using ACPI for IRQ routing
   588 |[    0.471029] clocksource: Switched to clocksource tsc-early
   591 |[    0.471569] pnp: PnP ACPI init
   596 |[    0.475948] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
   597 |[    0.478152] pnp: PnP ACPI: found 6 devices
   604 |[    0.485028] NET: Registered PF_INET protocol family
   606 |[    0.486299] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
   610 |[    0.490377] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
   610 |[    0.490802] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
   610 |[    0.491035] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
   611 |[    0.491380] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
   611 |[    0.491774] TCP: Hash tables configured (established 2048 bind 2048)
   612 |[    0.493145] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
   613 |[    0.493485] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
   614 |[    0.494578] NET: Registered PF_UNIX/PF_LOCAL protocol family
   615 |[    0.495502] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
   615 |[    0.495824] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
   615 |[    0.496003] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
   615 |[    0.496218] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
   616 |[    0.496354] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
   616 |[    0.496490] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
   621 |[    0.501941] workingset: timestamp_bits=62 max_order=16 bucket_order=0
   626 |[    0.505739] Unpacking initramfs...
   634 |[    0.514940] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
   636 |[    0.516946] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
   638 |[    0.518369] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
   644 |[    0.523455] Freeing initrd memory: 248K
   644 |[    0.524914] NET: Registered PF_INET6 protocol family
   652 |[    0.532598] Segment Routing with IPv6
   654 |[    0.532976] In-situ OAM (IOAM) with IPv6
   654 |[    0.533528] NET: Registered PF_PACKET protocol family
   654 |[    0.534841] DCCP: Activated CCID 2 (TCP-like)
   656 |[    0.536325] IPI shorthand broadcast: enabled
   656 |[    0.536889] sched_clock: Marking stable (528163816, 7569374)->(541626630, -5893440)
   728 |[    0.608171] Freeing unused kernel image (initmem) memory: 716K
   728 |[    0.608681] Write protecting the kernel read-only data: 10240k
   732 |[    0.612973] Freeing unused kernel image (text/rodata gap) memory: 2044K
   734 |[    0.614297] Freeing unused kernel image (rodata/data gap) memory: 1156K
   734 |[    0.614677] Run /init as init process
   793 |[    0.673417] kiso-guest: begins
   852 |[    0.732641] kiso-guest: has ended
   864 |[    0.744683] ACPI: PM: Preparing to enter system sleep state S5
   865 |[    0.745711] reboot: Power down
--- results
   801 |KTAP version 1
   802 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2
   802 |1..2
   822 |# kiso start 1 netns/bind/tcp-any-two-namespaces
   846 |ok 1 netns/bind/tcp-any-two-namespaces
   846 |# kiso start 2 none/bind/tcp-any-two-namespaces
   852 |not ok 2 none/bind/tcp-any-two-namespaces # FAIL namespace 2: bind to 0.0.0.0:4064: EADDRINUSE
   852 |# kiso goodbye ran=2
--- stderr
