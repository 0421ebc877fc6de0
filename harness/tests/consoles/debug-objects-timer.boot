about: DEBUG_OBJECTS: a timer is freed that is still pending
verdict: fail
findings: WARN, WARN
kernel: Linux 6.1.192 (Debian linux-source-6.1), the target v6.1-lockdep with the series ipv4-isolation and defects planted in free_ipv4_ns() and create_ipv4_ns()
made: recorded; create_ipv4_ns() freed what held the timer
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 4 -m 1024M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check kasan_multi_shot kiso_defect=timer'
plan: none bind/tcp-any-two-namespaces isolates
plan: ipv4ns bind/tcp-any-two-namespaces isolates
end: exited 0
ended-ms: 17414
--- console
   305 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP PREEMPT Thu Jan  1 00:00:00 UTC 1970
   305 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check kasan_multi_shot kiso_defect=timer
   305 |[    0.000000] BIOS-provided physical RAM map:
   305 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   305 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   305 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000003ffdffff] usable
   305 |[    0.000000] BIOS-e820: [mem 0x000000003ffe0000-0x000000003fffffff] reserved
   305 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   305 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   305 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   305 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   305 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   305 |[    0.000000] printk: bootconsole [uart8250] enabled
   305 |[    0.000000] NX (Execute Disable) protection: active
   315 |[    0.000000] tsc: Fast TSC calibration failed
   323 |[    0.000000] last_pfn = 0x3ffe0 max_arch_pfn = 0x400000000
   324 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   335 |[    0.000000] RAMDISK: [mem 0x3fed8000-0x3ffd7fff]
   336 |[    0.000000] ACPI: Early table checksum verification disabled
   339 |[    0.000000] ACPI: RSDP 0x00000000000F59F0 000014 (v00 BOCHS )
   340 |[    0.000000] ACPI: RSDT 0x000000003FFE23AB 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   343 |[    0.000000] ACPI: FACP 0x000000003FFE218B 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   347 |[    0.000000] ACPI: DSDT 0x000000003FFE0040 00214B (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   347 |[    0.000000] ACPI: FACS 0x000000003FFE0000 000040
   347 |[    0.000000] ACPI: APIC 0x000000003FFE227F 000090 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   347 |[    0.000000] ACPI: HPET 0x000000003FFE230F 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   347 |[    0.000000] ACPI: MCFG 0x000000003FFE2347 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   347 |[    0.000000] ACPI: WAET 0x000000003FFE2383 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   347 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0x3ffe218b-0x3ffe227e]
   347 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0x3ffe0040-0x3ffe218a]
   347 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0x3ffe0000-0x3ffe003f]
   348 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0x3ffe227f-0x3ffe230e]
   348 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0x3ffe230f-0x3ffe2346]
   349 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0x3ffe2347-0x3ffe2382]
   350 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0x3ffe2383-0x3ffe23aa]
   359 |[    0.000000] Zone ranges:
   359 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000003ffdffff]
   359 |[    0.000000]   Normal   empty
   359 |[    0.000000] Movable zone start for each node
   359 |[    0.000000] Early memory node ranges
   359 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   359 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000003ffdffff]
   359 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000003ffdffff]
   421 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   421 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   424 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   425 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   427 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   428 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   428 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   431 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   431 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   431 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   431 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   435 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   435 |[    0.000000] smpboot: Allowing 4 CPUs, 0 hotplug CPUs
   435 |[    0.000000] [mem 0x40000000-0xafffffff] available for PCI devices
   435 |[    0.000000] Booting paravirtualized kernel on bare hardware
   435 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   435 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:4 nr_cpu_ids:4 nr_node_ids:1
   452 |[    0.000000] percpu: Embedded 51 pages/cpu s179040 r0 d29856 u524288
   467 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 257760
   467 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check kasan_multi_shot kiso_defect=timer
   467 |[    0.000000] Unknown kernel command line parameters "kasan_multi_shot", will be passed to user space.
   474 |[    0.000000] Dentry cache hash table entries: 131072 (order: 8, 1048576 bytes, linear)
   478 |[    0.000000] Inode-cache hash table entries: 65536 (order: 7, 524288 bytes, linear)
   481 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   486 |[    0.000000] stackdepot hash table entries: 65536 (order: 7, 524288 bytes, linear)
  1230 |[    0.000000] Memory: 996112K/1048056K available (8194K kernel code, 1135K rwdata, 1516K rodata, 828K init, 16364K bss, 51688K reserved, 0K cma-reserved)
  1230 |[    0.000000] **********************************************************
  1230 |[    0.000000] **   NOTICE NOTICE NOTICE NOTICE NOTICE NOTICE NOTICE   **
  1231 |[    0.000000] **                                                      **
  1231 |[    0.000000] ** This system shows unhashed kernel memory addresses   **
  1235 |[    0.000000] ** via the console, logs, and other interfaces. This    **
  1235 |[    0.000000] ** might reduce the security of your system.            **
  1235 |[    0.000000] **                                                      **
  1235 |[    0.000000] ** If you see this message and you are not debugging    **
  1235 |[    0.000000] ** the kernel, report this immediately to your system   **
  1236 |[    0.000000] ** administrator!                                       **
  1236 |[    0.000000] **                                                      **
  1236 |[    0.000000] **   NOTICE NOTICE NOTICE NOTICE NOTICE NOTICE NOTICE   **
  1236 |[    0.000000] **********************************************************
  1252 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=4, Nodes=1
  1292 |[    0.000000] Running RCU self tests
  1293 |[    0.000000] rcu: Preemptible hierarchical RCU implementation.
  1293 |[    0.000000] rcu: 	RCU lockdep checking is enabled.
  1293 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=4.
  1294 |[    0.000000] rcu: 	RCU callback double-/use-after-free debug is enabled.
  1294 |[    0.000000] 	Trampoline variant of Tasks RCU enabled.
  1303 |[    0.000000] 	Tracing variant of Tasks RCU enabled.
  1303 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
  1303 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=4
  1355 |[    0.000000] NR_IRQS: 4352, nr_irqs: 72, preallocated irqs: 16
  1371 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
  1386 |[    0.000000] printk: console [ttyS0] enabled
  1386 |[    0.000000] printk: console [ttyS0] enabled
  1386 |[    0.000000] printk: bootconsole [uart8250] disabled
  1390 |[    0.000000] printk: bootconsole [uart8250] disabled
  1390 |[    0.000000] Lock dependency validator: Copyright (c) 2006 Red Hat, Inc., Ingo Molnar
  1390 |[    0.000000] ... MAX_LOCKDEP_SUBCLASSES:  8
  1390 |[    0.000000] ... MAX_LOCK_DEPTH:          48
  1390 |[    0.000000] ... MAX_LOCKDEP_KEYS:        8192
  1390 |[    0.000000] ... CLASSHASH_SIZE:          4096
  1390 |[    0.000000] ... MAX_LOCKDEP_ENTRIES:     32768
  1390 |[    0.000000] ... MAX_LOCKDEP_CHAINS:      65536
  1390 |[    0.000000] ... CHAINHASH_SIZE:          32768
  1390 |[    0.000000]  memory used by lock dependency info: 6493 kB
  1391 |[    0.000000]  memory used for stack traces: 4224 kB
  1391 |[    0.000000]  per task-struct memory footprint: 1920 bytes
  1391 |[    0.000000] ACPI: Core revision 20220331
  1412 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
  1426 |[    0.012000] APIC: Switch to symmetric I/O mode setup
  1443 |[    0.024000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
  1518 |[    0.036000] tsc: Unable to calibrate against PIT
  1518 |[    0.036000] tsc: using HPET reference calibration
  1518 |[    0.036000] tsc: Detected 2297.165 MHz processor
  1525 |[    0.004298] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x211cbf288a2, max_idle_ns: 440795304763 ns
  1526 |[    0.007641] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
  1530 |[    0.012107] process: using AMD E400 aware idle routine
  1530 |[    0.012391] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
  1531 |[    0.012537] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
  1565 |[    0.019124] x86/fpu: x87 FPU will use FXSAVE
  1598 |[    0.063439] Freeing SMP alternatives memory: 20K
  1598 |[    0.063922] pid_max: default: 4096 minimum: 301
  1650 |[    0.108298] Mount-cache hash table entries: 2048 (order: 2, 16384 bytes, linear)
  1651 |[    0.108639] Mountpoint-cache hash table entries: 2048 (order: 2, 16384 bytes, linear)
  1964 |[    0.395124] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  2014 |[    0.447934] cblist_init_generic: Setting adjustable number of callback queues.
  2014 |[    0.448157] cblist_init_generic: Setting shift to 2 and lim to 1 rcu_task_cpu_ids=4.
  2015 |[    0.449198] cblist_init_generic: Setting adjustable number of callback queues.
  2019 |[    0.449353] cblist_init_generic: Setting shift to 2 and lim to 1 rcu_task_cpu_ids=4.
  2020 |[    0.451124] Running RCU-tasks wait API self tests
  2146 |[    0.571124] Performance Events: PMU not available due to virtualization, using software events only.
  2148 |[    0.573611] signal: max sigframe size: 1040
  2153 |[    0.577648] rcu: Hierarchical SRCU implementation.
  2153 |[    0.578010] rcu: 	Max phase no-delay instances is 1000.
  2160 |[    0.586098] Callback from call_rcu_tasks_trace() invoked.
  2186 |[    0.607944] smp: Bringing up secondary CPUs ...
  2216 |[    0.636838] x86: Booting SMP configuration:
  2380 |[    0.639124] .... node  #0, CPUs:      #1 #2 #3
  2380 |[    0.776150] smp: Brought up 1 node, 4 CPUs
  2380 |[    0.778034] smpboot: Max logical packages: 1
  2380 |[    0.778179] smpboot: Total of 4 processors activated (20000.00 BogoMIPS)
  2403 |[    0.801353] Callback from call_rcu_tasks() invoked.
  2482 |[    0.835415] devtmpfs: initialized
  2563 |[    0.891762] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  2563 |[    0.892785] futex hash table entries: 16 (order: 0, 2048 bytes, linear)
  2615 |[    0.927639] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  2656 |[    0.947237] PCI: Using configuration type 1 for base access
  3142 |[    1.325533] ACPI: Added _OSI(Module Device)
  3142 |[    1.326256] ACPI: Added _OSI(Processor Device)
  3142 |[    1.326562] ACPI: Added _OSI(Processor Aggregator Device)
  4008 |[    2.156933] ACPI: 1 ACPI AML tables successfully acquired and loaded
  4221 |[    2.360262] ACPI: Interpreter enabled
  4223 |[    2.362682] ACPI: PM: (supports S0 S5)
  4224 |[    2.363324] ACPI: Using IOAPIC for interrupt routing
  4233 |[    2.370445] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  4234 |[    2.372303] PCI: Using E820 reservations for host bridge windows
  4294 |[    2.433211] ACPI: Enabled 2 GPEs in block 00 to 3F
  4922 |[    3.064543] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  4925 |[    3.066610] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  4927 |[    3.068228] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  4962 |[    3.104817] PCI host bridge to bus 0000:00
  4965 |[    3.106097] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  4965 |[    3.107883] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  4965 |[    3.108009] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  4965 |[    3.108172] pci_bus 0000:00: root bus resource [mem 0x40000000-0xafffffff window]
  4966 |[    3.108287] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  4967 |[    3.109448] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  4967 |[    3.110183] pci_bus 0000:00: root bus resource [bus 00-ff]
  4972 |[    3.114196] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  4983 |[    3.125211] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  5010 |[    3.147620] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  5027 |[    3.165543] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  5053 |[    3.191554] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  5068 |[    3.205503] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  5083 |[    3.221346] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  5104 |[    3.242439] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  5119 |[    3.258271] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  5139 |[    3.278683] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  5144 |[    3.282881] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  5147 |[    3.285759] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  5150 |[    3.289174] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  5153 |[    3.291695] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  5156 |[    3.294467] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  5160 |[    3.299124] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  5167 |[    3.301228] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  5167 |[    3.303048] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  5317 |[    3.435560] PCI: Using ACPI for IRQ routing
  5357 |[    3.468763] clocksource: Switched to clocksource tsc-early
  5394 |[    3.506173] pnp: PnP ACPI init
  5420 |[    3.532151] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  5485 |[    3.596729] pnp: PnP ACPI: found 6 devices
  5598 |[    3.709937] NET: Registered PF_INET protocol family
  5617 |[    3.722388] IP idents hash table entries: 16384 (order: 5, 131072 bytes, linear)
  5699 |[    3.801926] tcp_listen_portaddr_hash hash table entries: 512 (order: 4, 36864 bytes, linear)
  5730 |[    3.839815] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  5735 |[    3.842742] TCP established hash table entries: 8192 (order: 4, 65536 bytes, linear)
  5745 |[    3.856467] TCP bind hash table entries: 8192 (order: 9, 1179648 bytes, linear)
  5795 |[    3.905967] TCP: Hash tables configured (established 8192 bind 8192)
  5831 |[    3.937886] MPTCP token hash table entries: 1024 (order: 5, 90112 bytes, linear)
  5840 |[    3.939285] UDP hash table entries: 512 (order: 5, 81920 bytes, linear)
  5847 |[    3.953088] UDP-Lite hash table entries: 512 (order: 5, 81920 bytes, linear)
  5863 |[    3.969429] NET: Registered PF_UNIX/PF_LOCAL protocol family
  5873 |[    3.981994] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  5884 |[    3.991624] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  5884 |[    3.991768] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  5884 |[    3.991859] pci_bus 0000:00: resource 7 [mem 0x40000000-0xafffffff window]
  5884 |[    3.991941] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  5884 |[    3.992021] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  5949 |[    4.046115] Unpacking initramfs...
  6068 |[    4.172026] workingset: timestamp_bits=62 max_order=18 bucket_order=0
  6133 |[    4.243041] Freeing initrd memory: 1024K
  6711 |[    4.824185] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  6724 |[    4.836107] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  6739 |[    4.851778] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  6782 |[    4.894940] tun: Universal TUN/TAP device driver, 1.6
  6829 |[    4.941086] NET: Registered PF_INET6 protocol family
  6935 |[    5.047920] tsc: Refined TSC clocksource calibration: 2300.000 MHz
  6937 |[    5.049625] clocksource: tsc: mask: 0xffffffffffffffff max_cycles: 0x212735223b2, max_idle_ns: 440795277976 ns
  6977 |[    5.090150] Segment Routing with IPv6
  6979 |[    5.091314] In-situ OAM (IOAM) with IPv6
  6979 |[    5.092625] NET: Registered PF_PACKET protocol family
  6984 |[    5.095069] clocksource: Switched to clocksource tsc
  7041 |[    5.154863] DCCP: Activated CCID 2 (TCP-like)
  7060 |[    5.173915] IPI shorthand broadcast: enabled
  7070 |[    5.176661] sched_clock: Marking stable (5212261646, -36875002)->(5549699956, -374313312)
  7070 |[    5.180832] kmemleak: Kernel memory leak detector initialized (mem pool available: 15798)
  7219 |[    5.329833] Freeing unused kernel image (initmem) memory: 828K
  7219 |[    5.330271] Write protecting the kernel read-only data: 12288k
  7228 |[    5.342026] Freeing unused kernel image (text/rodata gap) memory: 2044K
  7232 |[    5.345689] Freeing unused kernel image (rodata/data gap) memory: 532K
  7232 |[    5.346269] Run /init as init process
  7390 |[    5.503849] kiso-guest: begins
  7509 |[    5.622232] ------------[ cut here ]------------
  7509 |[    5.622447] ODEBUG: free active (active state 0) object type: timer_list hint: on_timer+0x0/0x10
  7510 |[    5.623685] WARNING: CPU: 0 PID: 51 at lib/debugobjects.c:515 debug_print_object+0x7f/0xa0
  7511 |[    5.623956] CPU: 0 PID: 51 Comm: init Not tainted 6.1.192 #1 
  7511 |[    5.624248] RIP: 0010:debug_print_object+0x7f/0xa0
  7511 |[    5.624474] Code: 49 89 c1 8b 43 10 83 c2 01 8b 4b 14 48 c7 c7 e8 a5 b4 81 89 15 42 29 9f 01 4d 8b 04 24 48 8b 14 c5 c0 e5 a2 81 e8 c1 d5 dc ff <0f> 0b 83 05 94 d9 a9 00 01 48 83 c4 08 5b 41 5c 5d c3 83 05 84 d9
  7511 |[    5.624836] RSP: 0018:ffff88800399bcf8 EFLAGS: 00000296
  7511 |[    5.624947] RAX: 0000000000000054 RBX: ffff88800399bd60 RCX: 0000000000000000
  7511 |[    5.625024] RDX: 0000000000000002 RSI: ffff88800399bb70 RDI: 00000000ffffffff
  7511 |[    5.625097] RBP: ffff88800399bd10 R08: 0000000000004ffb R09: 00000000ffffefff
  7511 |[    5.625168] R10: 0000000000000001 R11: ffffffff81c492c0 R12: ffffffff81a0c920
  7511 |[    5.625241] R13: dead000000000122 R14: ffff888000a44bc0 R15: 0000000000000000
  7512 |[    5.625372] FS:  0000000000000000(0000) GS:ffff88803ec00000(0000) knlGS:0000000000000000
  7512 |[    5.625510] CS:  0010 DS: 0000 ES: 0000 CR0: 0000000080050033
  7512 |[    5.625606] CR2: 0000000000250bc0 CR3: 0000000000c3d000 CR4: 00000000000006b0
  7512 |[    5.625803] Call Trace:
  7512 |[    5.625963]  <TASK>
  7512 |[    5.626146]  debug_check_no_obj_freed+0x272/0x2c0
  7512 |[    5.626293]  ? defect_made.constprop.0+0x13d/0x380
  7513 |[    5.626385]  __kmem_cache_free+0x1a1/0x1e0
  7513 |[    5.626467]  kfree+0xc2/0x150
  7513 |[    5.626534]  defect_made.constprop.0+0x13d/0x380
  7513 |[    5.626613]  copy_ipv4_ns+0xf9/0x1e0
  7513 |[    5.626682]  create_new_namespaces+0x14f/0x2d0
  7513 |[    5.626765]  unshare_nsproxy_namespaces+0x52/0xa0
  7513 |[    5.626836]  ksys_unshare+0x14b/0x3e0
  7513 |[    5.626908]  ? lockdep_hardirqs_on+0x7e/0x100
  7513 |[    5.626986]  __x64_sys_unshare+0xd/0x20
  7514 |[    5.627058]  x64_sys_call+0x290/0x9a0
  7514 |[    5.627657]  do_syscall_64+0x2f/0x50
  7514 |[    5.627751]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
  7514 |[    5.627892] RIP: 0033:0x250c14
  7514 |[    5.628058] Code: 74 1c 83 f8 01 0f 85 ca 00 00 00 e8 46 c6 03 00 89 c2 e9 be 00 00 00 b2 06 e9 b7 00 00 00 b8 10 01 00 00 bf 40 00 00 00 0f 05 <48> 3d 00 f0 ff ff 0f 86 9f 00 00 00 f7 d8 89 c7 ff 15 ae fa 0a 00
  7514 |[    5.628252] RSP: 002b:00000000003114d0 EFLAGS: 00000246 ORIG_RAX: 0000000000000110
  7515 |[    5.628385] RAX: ffffffffffffffda RBX: 00007ffe53ffd8c0 RCX: 0000000000250c14
  7515 |[    5.628484] RDX: 0000000000000005 RSI: 0000000000311850 RDI: 0000000000000040
  7515 |[    5.628578] RBP: 0000000000000010 R08: 0000000000000000 R09: 0000000600000009
  7515 |[    5.628673] R10: 0000000000000000 R11: 0000000000000246 R12: 00000000002012e5
  7515 |[    5.628807] R13: 0000000000311850 R14: 0000000000000006 R15: 0000000000000009
  7515 |[    5.628928]  </TASK>
  7516 |[    5.629072] irq event stamp: 1761
  7516 |[    5.629127] hardirqs last  enabled at (1769): [<ffffffff810a7c83>] __up_console_sem+0x53/0x60
  7516 |[    5.629265] hardirqs last disabled at (1776): [<ffffffff810a7c68>] __up_console_sem+0x38/0x60
  7516 |[    5.629409] softirqs last  enabled at (1442): [<ffffffff8104efcb>] __irq_exit_rcu+0xbb/0x120
  7516 |[    5.629503] softirqs last disabled at (1435): [<ffffffff8104efcb>] __irq_exit_rcu+0xbb/0x120
  7516 |[    5.629609] ---[ end trace 0000000000000000 ]---
  7522 |[    5.636215] ------------[ cut here ]------------
  7523 |[    5.636366] ODEBUG: free active (active state 0) object type: timer_list hint: on_timer+0x0/0x10
  7523 |[    5.636501] WARNING: CPU: 0 PID: 52 at lib/debugobjects.c:515 debug_print_object+0x7f/0xa0
  7523 |[    5.636665] CPU: 0 PID: 52 Comm: init Tainted: G        W          6.1.192 #1 
  7523 |[    5.636887] RIP: 0010:debug_print_object+0x7f/0xa0
  7523 |[    5.636988] Code: 49 89 c1 8b 43 10 83 c2 01 8b 4b 14 48 c7 c7 e8 a5 b4 81 89 15 42 29 9f 01 4d 8b 04 24 48 8b 14 c5 c0 e5 a2 81 e8 c1 d5 dc ff <0f> 0b 83 05 94 d9 a9 00 01 48 83 c4 08 5b 41 5c 5d c3 83 05 84 d9
  7523 |[    5.637177] RSP: 0018:ffff88800399fcf8 EFLAGS: 00000296
  7524 |[    5.637267] RAX: 0000000000000054 RBX: ffff88800399fd60 RCX: 0000000000000000
  7524 |[    5.637348] RDX: 0000000000000002 RSI: ffff88800399fb70 RDI: 00000000ffffffff
  7524 |[    5.637428] RBP: ffff88800399fd10 R08: 0000000000004ffb R09: 00000000ffffefff
  7524 |[    5.637535] R10: 0000000000000001 R11: ffffffff81c492c0 R12: ffffffff81a0c920
  7524 |[    5.637642] R13: dead000000000122 R14: ffff888000a44bc0 R15: 0000000000000000
  7524 |[    5.637750] FS:  0000000000000000(0000) GS:ffff88803ec00000(0000) knlGS:0000000000000000
  7524 |[    5.637867] CS:  0010 DS: 0000 ES: 0000 CR0: 0000000080050033
  7524 |[    5.637966] CR2: 00000000003218b8 CR3: 0000000000c3d000 CR4: 00000000000006b0
  7524 |[    5.638079] Call Trace:
  7524 |[    5.638143]  <TASK>
  7524 |[    5.638201]  debug_check_no_obj_freed+0x272/0x2c0
  7524 |[    5.638289]  ? defect_made.constprop.0+0x13d/0x380
  7525 |[    5.638372]  __kmem_cache_free+0x1a1/0x1e0
  7525 |[    5.638452]  kfree+0xc2/0x150
  7525 |[    5.638519]  defect_made.constprop.0+0x13d/0x380
  7525 |[    5.638598]  copy_ipv4_ns+0xf9/0x1e0
  7525 |[    5.638669]  create_new_namespaces+0x14f/0x2d0
  7525 |[    5.638752]  unshare_nsproxy_namespaces+0x52/0xa0
  7525 |[    5.638835]  ksys_unshare+0x14b/0x3e0
  7525 |[    5.638909]  ? lockdep_hardirqs_on+0x7e/0x100
  7525 |[    5.638986]  __x64_sys_unshare+0xd/0x20
  7525 |[    5.639058]  x64_sys_call+0x290/0x9a0
  7525 |[    5.639129]  do_syscall_64+0x2f/0x50
  7525 |[    5.639203]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
  7525 |[    5.639321] RIP: 0033:0x250c14
  7526 |[    5.639392] Code: 74 1c 83 f8 01 0f 85 ca 00 00 00 e8 46 c6 03 00 89 c2 e9 be 00 00 00 b2 06 e9 b7 00 00 00 b8 10 01 00 00 bf 40 00 00 00 0f 05 <48> 3d 00 f0 ff ff 0f 86 9f 00 00 00 f7 d8 89 c7 ff 15 ae fa 0a 00
  7526 |[    5.639582] RSP: 002b:00000000003214d0 EFLAGS: 00000246 ORIG_RAX: 0000000000000110
  7526 |[    5.639695] RAX: ffffffffffffffda RBX: 00007ffe53ffd8c0 RCX: 0000000000250c14
  7526 |[    5.639792] RDX: 0000000000000005 RSI: 0000000000321850 RDI: 0000000000000040
  7526 |[    5.639885] RBP: 0000000000000010 R08: 0000000000000000 R09: 0000000a0000000d
  7526 |[    5.639980] R10: 0000000000000000 R11: 0000000000000246 R12: 00000000002012e5
  7526 |[    5.640074] R13: 0000000000321850 R14: 000000000000000a R15: 000000000000000d
  7526 |[    5.640173]  </TASK>
  7526 |[    5.640228] irq event stamp: 393
  7527 |[    5.640290] hardirqs last  enabled at (401): [<ffffffff810a7c83>] __up_console_sem+0x53/0x60
  7527 |[    5.640406] hardirqs last disabled at (408): [<ffffffff810a7c68>] __up_console_sem+0x38/0x60
  7527 |[    5.640516] softirqs last  enabled at (0): [<ffffffff8104514b>] copy_process+0x74b/0x1900
  7528 |[    5.640626] softirqs last disabled at (0): [<0000000000000000>] 0x0
  7528 |[    5.641228] ---[ end trace 0000000000000000 ]---
 17327 |[   15.440446] kiso-guest: has ended
 17353 |[   15.466737] ACPI: PM: Preparing to enter system sleep state S5
 17363 |[   15.477028] reboot: Power down
--- results
  7392 |KTAP version 1
  7403 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=4
  7403 |1..2
  7403 |# kiso start 1 none/bind/tcp-any-two-namespaces
  7471 |not ok 1 none/bind/tcp-any-two-namespaces # FAIL namespace 2: bind to 0.0.0.0:4032: EADDRINUSE
  7472 |# kiso start 2 ipv4ns/bind/tcp-any-two-namespaces
  7540 |ok 2 ipv4ns/bind/tcp-any-two-namespaces
 17328 |# kiso goodbye ran=2
--- stderr
