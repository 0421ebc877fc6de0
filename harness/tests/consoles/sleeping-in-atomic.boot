about: DEBUG_ATOMIC_SLEEP: memory is allocated under a spinlock with GFP_KERNEL
verdict: fail
findings: lockdep
kernel: Linux 6.1.192 (Debian linux-source-6.1), the target v6.1-lockdep with the series ipv4-isolation and defects planted in free_ipv4_ns() and create_ipv4_ns()
made: recorded; create_ipv4_ns() did so
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 4 -m 1024M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check kasan_multi_shot kiso_defect=sleep'
plan: none bind/tcp-any-two-namespaces isolates
plan: ipv4ns bind/tcp-any-two-namespaces isolates
end: exited 0
ended-ms: 25832
--- console
   656 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP PREEMPT Thu Jan  1 00:00:00 UTC 1970
   656 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check kasan_multi_shot kiso_defect=sleep
   656 |[    0.000000] BIOS-provided physical RAM map:
   656 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   656 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   656 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000003ffdffff] usable
   656 |[    0.000000] BIOS-e820: [mem 0x000000003ffe0000-0x000000003fffffff] reserved
   656 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   656 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   656 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   656 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   656 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   656 |[    0.000000] printk: bootconsole [uart8250] enabled
   656 |[    0.000000] NX (Execute Disable) protection: active
   668 |[    0.000000] tsc: Fast TSC calibration failed
   668 |[    0.000000] last_pfn = 0x3ffe0 max_arch_pfn = 0x400000000
   668 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   692 |[    0.000000] RAMDISK: [mem 0x3fed8000-0x3ffd7fff]
   692 |[    0.000000] ACPI: Early table checksum verification disabled
   692 |[    0.000000] ACPI: RSDP 0x00000000000F59F0 000014 (v00 BOCHS )
   692 |[    0.000000] ACPI: RSDT 0x000000003FFE23AB 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   692 |[    0.000000] ACPI: FACP 0x000000003FFE218B 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   692 |[    0.000000] ACPI: DSDT 0x000000003FFE0040 00214B (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   692 |[    0.000000] ACPI: FACS 0x000000003FFE0000 000040
   692 |[    0.000000] ACPI: APIC 0x000000003FFE227F 000090 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   692 |[    0.000000] ACPI: HPET 0x000000003FFE230F 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   692 |[    0.000000] ACPI: MCFG 0x000000003FFE2347 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   692 |[    0.000000] ACPI: WAET 0x000000003FFE2383 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   692 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0x3ffe218b-0x3ffe227e]
   692 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0x3ffe0040-0x3ffe218a]
   692 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0x3ffe0000-0x3ffe003f]
   692 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0x3ffe227f-0x3ffe230e]
   692 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0x3ffe230f-0x3ffe2346]
   692 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0x3ffe2347-0x3ffe2382]
   692 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0x3ffe2383-0x3ffe23aa]
   704 |[    0.000000] Zone ranges:
   704 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000003ffdffff]
   704 |[    0.000000]   Normal   empty
   704 |[    0.000000] Movable zone start for each node
   704 |[    0.000000] Early memory node ranges
   704 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   704 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000003ffdffff]
   704 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000003ffdffff]
  1008 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
  1009 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
  1012 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
  1012 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
  1015 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
  1015 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
  1016 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
  1016 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
  1021 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
  1021 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
  1021 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
  1021 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
  1022 |[    0.000000] smpboot: Allowing 4 CPUs, 0 hotplug CPUs
  1027 |[    0.000000] [mem 0x40000000-0xafffffff] available for PCI devices
  1027 |[    0.000000] Booting paravirtualized kernel on bare hardware
  1027 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
  1029 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:4 nr_cpu_ids:4 nr_node_ids:1
  1080 |[    0.000000] percpu: Embedded 51 pages/cpu s179040 r0 d29856 u524288
  1092 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 257760
  1092 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check kasan_multi_shot kiso_defect=sleep
  1097 |[    0.000000] Unknown kernel command line parameters "kasan_multi_shot", will be passed to user space.
  1130 |[    0.000000] Dentry cache hash table entries: 131072 (order: 8, 1048576 bytes, linear)
  1144 |[    0.000000] Inode-cache hash table entries: 65536 (order: 7, 524288 bytes, linear)
  1147 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
  1152 |[    0.000000] stackdepot hash table entries: 65536 (order: 7, 524288 bytes, linear)
  1875 |[    0.000000] Memory: 996112K/1048056K available (8194K kernel code, 1135K rwdata, 1516K rodata, 828K init, 16364K bss, 51688K reserved, 0K cma-reserved)
  1875 |[    0.000000] **********************************************************
  1875 |[    0.000000] **   NOTICE NOTICE NOTICE NOTICE NOTICE NOTICE NOTICE   **
  1875 |[    0.000000] **                                                      **
  1875 |[    0.000000] ** This system shows unhashed kernel memory addresses   **
  1875 |[    0.000000] ** via the console, logs, and other interfaces. This    **
  1875 |[    0.000000] ** might reduce the security of your system.            **
  1875 |[    0.000000] **                                                      **
  1875 |[    0.000000] ** If you see this message and you are not debugging    **
  1875 |[    0.000000] ** the kernel, report this immediately to your system   **
  1875 |[    0.000000] ** administrator!                                       **
  1875 |[    0.000000] **                                                      **
  1875 |[    0.000000] **   NOTICE NOTICE NOTICE NOTICE NOTICE NOTICE NOTICE   **
  1875 |[    0.000000] **********************************************************
  1893 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=4, Nodes=1
  1922 |[    0.000000] Running RCU self tests
  1924 |[    0.000000] rcu: Preemptible hierarchical RCU implementation.
  1924 |[    0.000000] rcu: 	RCU lockdep checking is enabled.
  1924 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=4.
  1924 |[    0.000000] rcu: 	RCU callback double-/use-after-free debug is enabled.
  1924 |[    0.000000] 	Trampoline variant of Tasks RCU enabled.
  1924 |[    0.000000] 	Tracing variant of Tasks RCU enabled.
  1924 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
  1924 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=4
  1961 |[    0.000000] NR_IRQS: 4352, nr_irqs: 72, preallocated irqs: 16
  1969 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
  1985 |[    0.000000] printk: console [ttyS0] enabled
  1986 |[    0.000000] printk: console [ttyS0] enabled
  1986 |[    0.000000] printk: bootconsole [uart8250] disabled
  1986 |[    0.000000] printk: bootconsole [uart8250] disabled
  1987 |[    0.000000] Lock dependency validator: Copyright (c) 2006 Red Hat, Inc., Ingo Molnar
  1988 |[    0.000000] ... MAX_LOCKDEP_SUBCLASSES:  8
  1988 |[    0.000000] ... MAX_LOCK_DEPTH:          48
  1988 |[    0.000000] ... MAX_LOCKDEP_KEYS:        8192
  1988 |[    0.000000] ... CLASSHASH_SIZE:          4096
  1988 |[    0.000000] ... MAX_LOCKDEP_ENTRIES:     32768
  1988 |[    0.000000] ... MAX_LOCKDEP_CHAINS:      65536
  1988 |[    0.000000] ... CHAINHASH_SIZE:          32768
  1988 |[    0.000000]  memory used by lock dependency info: 6493 kB
  1988 |[    0.000000]  memory used for stack traces: 4224 kB
  1988 |[    0.000000]  per task-struct memory footprint: 1920 bytes
  1989 |[    0.000000] ACPI: Core revision 20220331
  1999 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
  2017 |[    0.008000] APIC: Switch to symmetric I/O mode setup
  2028 |[    0.016000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
  2102 |[    0.028000] tsc: Unable to calibrate against PIT
  2103 |[    0.028000] tsc: using HPET reference calibration
  2106 |[    0.028000] tsc: Detected 2296.841 MHz processor
  2112 |[    0.004040] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x211b8cf94b4, max_idle_ns: 440795219230 ns
  2116 |[    0.006884] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
  2116 |[    0.009609] process: using AMD E400 aware idle routine
  2117 |[    0.013999] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
  2119 |[    0.015367] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
  2141 |[    0.019064] x86/fpu: x87 FPU will use FXSAVE
  2157 |[    0.047942] Freeing SMP alternatives memory: 20K
  2160 |[    0.050168] pid_max: default: 4096 minimum: 301
  2195 |[    0.077802] Mount-cache hash table entries: 2048 (order: 2, 16384 bytes, linear)
  2196 |[    0.080534] Mountpoint-cache hash table entries: 2048 (order: 2, 16384 bytes, linear)
  2468 |[    0.347050] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  2485 |[    0.363431] cblist_init_generic: Setting adjustable number of callback queues.
  2489 |[    0.365145] cblist_init_generic: Setting shift to 2 and lim to 1 rcu_task_cpu_ids=4.
  2489 |[    0.366916] cblist_init_generic: Setting adjustable number of callback queues.
  2489 |[    0.367033] cblist_init_generic: Setting shift to 2 and lim to 1 rcu_task_cpu_ids=4.
  2492 |[    0.370554] Running RCU-tasks wait API self tests
  2612 |[    0.490167] Performance Events: PMU not available due to virtualization, using software events only.
  2614 |[    0.493887] signal: max sigframe size: 1040
  2620 |[    0.498116] Callback from call_rcu_tasks_trace() invoked.
  2628 |[    0.501940] rcu: Hierarchical SRCU implementation.
  2628 |[    0.502082] rcu: 	Max phase no-delay instances is 1000.
  2650 |[    0.530110] smp: Bringing up secondary CPUs ...
  2673 |[    0.551244] x86: Booting SMP configuration:
  2960 |[    0.553940] .... node  #0, CPUs:      #1 #2 #3
  2960 |[    0.704128] Callback from call_rcu_tasks() invoked.
  2984 |[    0.716632] smp: Brought up 1 node, 4 CPUs
  2984 |[    0.716875] smpboot: Max logical packages: 1
  2984 |[    0.717026] smpboot: Total of 4 processors activated (20000.00 BogoMIPS)
  3136 |[    0.842539] devtmpfs: initialized
  3284 |[    0.929738] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  3284 |[    0.929738] futex hash table entries: 16 (order: 0, 2048 bytes, linear)
  3370 |[    0.986255] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  3479 |[    1.087315] PCI: Using configuration type 1 for base access
  4268 |[    1.810638] ACPI: Added _OSI(Module Device)
  4271 |[    1.813872] ACPI: Added _OSI(Processor Device)
  4271 |[    1.814060] ACPI: Added _OSI(Processor Aggregator Device)
  6058 |[    3.484747] ACPI: 1 ACPI AML tables successfully acquired and loaded
  6284 |[    3.679515] ACPI: Interpreter enabled
  6299 |[    3.686846] ACPI: PM: (supports S0 S5)
  6304 |[    3.695022] ACPI: Using IOAPIC for interrupt routing
  6325 |[    3.714315] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  6328 |[    3.718935] PCI: Using E820 reservations for host bridge windows
  6396 |[    3.780520] ACPI: Enabled 2 GPEs in block 00 to 3F
  8758 |[    5.726254] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  8764 |[    5.734192] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  8764 |[    5.736590] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  8849 |[    5.812345] PCI host bridge to bus 0000:00
  8852 |[    5.814929] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  8855 |[    5.817050] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  8855 |[    5.817738] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  8855 |[    5.817738] pci_bus 0000:00: root bus resource [mem 0x40000000-0xafffffff window]
  8855 |[    5.817738] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  8855 |[    5.817738] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  8855 |[    5.817738] pci_bus 0000:00: root bus resource [bus 00-ff]
  8867 |[    5.824196] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  8913 |[    5.863611] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  9076 |[    5.952115] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  9150 |[    5.988617] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  9208 |[    6.009738] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  9330 |[    6.090285] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  9480 |[    6.239294] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  9607 |[    6.354075] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  9701 |[    6.421900] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  9801 |[    6.499299] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  9824 |[    6.516032] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  9851 |[    6.538712] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  9870 |[    6.551079] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  9887 |[    6.560337] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  9912 |[    6.585916] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  9926 |[    6.598767] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  9942 |[    6.614459] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  9963 |[    6.634233] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
 10567 |[    7.143008] PCI: Using ACPI for IRQ routing
 10652 |[    7.204687] clocksource: Switched to clocksource tsc-early
 10875 |[    7.430855] pnp: PnP ACPI init
 11213 |[    7.767419] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
 11522 |[    8.073372] pnp: PnP ACPI: found 6 devices
 11631 |[    8.187294] NET: Registered PF_INET protocol family
 11639 |[    8.197266] IP idents hash table entries: 16384 (order: 5, 131072 bytes, linear)
 11717 |[    8.268906] tcp_listen_portaddr_hash hash table entries: 512 (order: 4, 36864 bytes, linear)
 11717 |[    8.275840] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
 11718 |[    8.276573] TCP established hash table entries: 8192 (order: 4, 65536 bytes, linear)
 11734 |[    8.291807] TCP bind hash table entries: 8192 (order: 9, 1179648 bytes, linear)
 11776 |[    8.334910] TCP: Hash tables configured (established 8192 bind 8192)
 11810 |[    8.368731] MPTCP token hash table entries: 1024 (order: 5, 90112 bytes, linear)
 11821 |[    8.379629] UDP hash table entries: 512 (order: 5, 81920 bytes, linear)
 11822 |[    8.380595] UDP-Lite hash table entries: 512 (order: 5, 81920 bytes, linear)
 11846 |[    8.404637] NET: Registered PF_UNIX/PF_LOCAL protocol family
 11853 |[    8.412389] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
 11854 |[    8.412645] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
 11854 |[    8.412778] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
 11854 |[    8.412902] pci_bus 0000:00: resource 7 [mem 0x40000000-0xafffffff window]
 11854 |[    8.413025] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
 11854 |[    8.413150] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
 11983 |[    8.541407] Unpacking initramfs...
 12039 |[    8.595226] workingset: timestamp_bits=62 max_order=18 bucket_order=0
 12470 |[    9.030004] Freeing initrd memory: 1024K
 12919 |[    9.476934] tsc: Refined TSC clocksource calibration: 2300.000 MHz
 12933 |[    9.493672] clocksource: tsc: mask: 0xffffffffffffffff max_cycles: 0x212735223b2, max_idle_ns: 440795277976 ns
 12977 |[    9.532445] clocksource: Switched to clocksource tsc
 13980 |[   10.537665] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
 13995 |[   10.553484] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
 14014 |[   10.574777] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
 14145 |[   10.705349] tun: Universal TUN/TAP device driver, 1.6
 14291 |[   10.848986] NET: Registered PF_INET6 protocol family
 14507 |[   11.067093] Segment Routing with IPv6
 14511 |[   11.069230] In-situ OAM (IOAM) with IPv6
 14521 |[   11.080946] NET: Registered PF_PACKET protocol family
 14697 |[   11.256481] DCCP: Activated CCID 2 (TCP-like)
 14768 |[   11.326864] IPI shorthand broadcast: enabled
 14776 |[   11.334891] sched_clock: Marking stable (11364156521, -30261699)->(12682116035, -1348221213)
 14792 |[   11.351099] kmemleak: Kernel memory leak detector initialized (mem pool available: 15798)
 15147 |[   11.705933] Freeing unused kernel image (initmem) memory: 828K
 15147 |[   11.706392] Write protecting the kernel read-only data: 12288k
 15161 |[   11.721634] Freeing unused kernel image (text/rodata gap) memory: 2044K
 15167 |[   11.726012] Freeing unused kernel image (rodata/data gap) memory: 532K
 15167 |[   11.726618] Run /init as init process
 15393 |[   11.953354] kiso-guest: begins
 15587 |[   12.143034] BUG: sleeping function called from invalid context at include/linux/sched/mm.h:274
 15587 |[   12.145950] in_atomic(): 1, irqs_disabled(): 0, non_block: 0, pid: 52, name: init
 15587 |[   12.146069] preempt_count: 1, expected: 0
 15587 |[   12.146129] RCU nest depth: 0, expected: 0
 15587 |[   12.146228] 1 lock held by init/52:
 15587 |[   12.146303]  #0: ffffffff81cfd078 (count_lock){+.+.}-{2:2}, at: defect_made.constprop.0+0x232/0x380
 15587 |[   12.147167] Preemption disabled at:
 15587 |[   12.147187] [<ffffffff814474b2>] defect_made.constprop.0+0x232/0x380
 15587 |[   12.147444] CPU: 0 PID: 52 Comm: init Not tainted 6.1.192 #1 
 15587 |[   12.147737] Call Trace:
 15591 |[   12.147853]  <TASK>
 15591 |[   12.150507]  dump_stack_lvl+0x51/0x66
 15591 |[   12.150635]  dump_stack+0x10/0x12
 15591 |[   12.150683]  __might_resched.cold+0xf7/0x12f
 15591 |[   12.150740]  __might_sleep+0x3d/0x70
 15591 |[   12.150789]  __kmem_cache_alloc_node+0x149/0x190
 15591 |[   12.150849]  ? defect_made.constprop.0+0x248/0x380
 15591 |[   12.150906]  kmalloc_trace+0x25/0xb0
 15591 |[   12.150952]  defect_made.constprop.0+0x248/0x380
 15591 |[   12.151003]  copy_ipv4_ns+0xf9/0x1e0
 15591 |[   12.151047]  create_new_namespaces+0x14f/0x2d0
 15591 |[   12.151102]  unshare_nsproxy_namespaces+0x52/0xa0
 15591 |[   12.151156]  ksys_unshare+0x14b/0x3e0
 15591 |[   12.151203]  ? lockdep_hardirqs_on+0x7e/0x100
 15591 |[   12.151253]  __x64_sys_unshare+0xd/0x20
 15591 |[   12.151299]  x64_sys_call+0x290/0x9a0
 15591 |[   12.151357]  do_syscall_64+0x2f/0x50
 15591 |[   12.151404]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
 15591 |[   12.151542] RIP: 0033:0x250c14
 15595 |[   12.151738] Code: 74 1c 83 f8 01 0f 85 ca 00 00 00 e8 46 c6 03 00 89 c2 e9 be 00 00 00 b2 06 e9 b7 00 00 00 b8 10 01 00 00 bf 40 00 00 00 0f 05 <48> 3d 00 f0 ff ff 0f 86 9f 00 00 00 f7 d8 89 c7 ff 15 ae fa 0a 00
 15595 |[   12.154086] RSP: 002b:00000000003114d0 EFLAGS: 00000246 ORIG_RAX: 0000000000000110
 15595 |[   12.154212] RAX: ffffffffffffffda RBX: 00007ffc5cadb300 RCX: 0000000000250c14
 15595 |[   12.154285] RDX: 0000000000000005 RSI: 0000000000311850 RDI: 0000000000000040
 15595 |[   12.154355] RBP: 0000000000000010 R08: 0000000000000000 R09: 0000000600000009
 15595 |[   12.154424] R10: 0000000000000000 R11: 0000000000000246 R12: 00000000002012e5
 15595 |[   12.154494] R13: 0000000000311850 R14: 0000000000000006 R15: 0000000000000009
 15595 |[   12.154598]  </TASK>
 25800 |[   22.360310] kiso-guest: has ended
 25816 |[   22.376006] ACPI: PM: Preparing to enter system sleep state S5
 25818 |[   22.378965] reboot: Power down
--- results
 15397 |KTAP version 1
 15401 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=4
 15402 |1..2
 15402 |# kiso start 1 none/bind/tcp-any-two-namespaces
 15521 |not ok 1 none/bind/tcp-any-two-namespaces # FAIL namespace 2: bind to 0.0.0.0:4032: EADDRINUSE
 15524 |# kiso start 2 ipv4ns/bind/tcp-any-two-namespaces
 15640 |ok 2 ipv4ns/bind/tcp-any-two-namespaces
 25800 |# kiso goodbye ran=2
--- stderr
