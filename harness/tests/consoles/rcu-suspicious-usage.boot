about: PROVE_RCU: what RCU guards is read outside of it
verdict: fail
findings: lockdep
kernel: Linux 6.1.192 (Debian linux-source-6.1), the target v6.1-lockdep with the series ipv4-isolation and defects planted in free_ipv4_ns() and create_ipv4_ns()
made: recorded; create_ipv4_ns() called rcu_dereference() without rcu_read_lock()
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 4 -m 1024M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check kasan_multi_shot kiso_defect=rcu'
plan: none bind/tcp-any-two-namespaces isolates
plan: ipv4ns bind/tcp-any-two-namespaces isolates
end: exited 0
ended-ms: 25645
--- console
  1061 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP PREEMPT Thu Jan  1 00:00:00 UTC 1970
  1061 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check kasan_multi_shot kiso_defect=rcu
  1061 |[    0.000000] BIOS-provided physical RAM map:
  1061 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
  1061 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
  1061 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000003ffdffff] usable
  1061 |[    0.000000] BIOS-e820: [mem 0x000000003ffe0000-0x000000003fffffff] reserved
  1061 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
  1061 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
  1061 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
  1061 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
  1061 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
  1065 |[    0.000000] printk: bootconsole [uart8250] enabled
  1065 |[    0.000000] NX (Execute Disable) protection: active
  1081 |[    0.000000] last_pfn = 0x3ffe0 max_arch_pfn = 0x400000000
  1081 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
  1105 |[    0.000000] RAMDISK: [mem 0x3fed8000-0x3ffd7fff]
  1105 |[    0.000000] ACPI: Early table checksum verification disabled
  1105 |[    0.000000] ACPI: RSDP 0x00000000000F59F0 000014 (v00 BOCHS )
  1105 |[    0.000000] ACPI: RSDT 0x000000003FFE23AB 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
  1109 |[    0.000000] ACPI: FACP 0x000000003FFE218B 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
  1115 |[    0.000000] ACPI: DSDT 0x000000003FFE0040 00214B (v01 BOCHS  BXPC     00000001 BXPC 00000001)
  1115 |[    0.000000] ACPI: FACS 0x000000003FFE0000 000040
  1115 |[    0.000000] ACPI: APIC 0x000000003FFE227F 000090 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
  1115 |[    0.000000] ACPI: HPET 0x000000003FFE230F 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
  1115 |[    0.000000] ACPI: MCFG 0x000000003FFE2347 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
  1115 |[    0.000000] ACPI: WAET 0x000000003FFE2383 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
  1115 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0x3ffe218b-0x3ffe227e]
  1115 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0x3ffe0040-0x3ffe218a]
  1115 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0x3ffe0000-0x3ffe003f]
  1115 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0x3ffe227f-0x3ffe230e]
  1115 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0x3ffe230f-0x3ffe2346]
  1115 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0x3ffe2347-0x3ffe2382]
  1115 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0x3ffe2383-0x3ffe23aa]
  1131 |[    0.000000] Zone ranges:
  1131 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000003ffdffff]
  1131 |[    0.000000]   Normal   empty
  1131 |[    0.000000] Movable zone start for each node
  1131 |[    0.000000] Early memory node ranges
  1131 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
  1131 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000003ffdffff]
  1131 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000003ffdffff]
  1373 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
  1375 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
  1380 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
  1380 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
  1380 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
  1384 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
  1385 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
  1385 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
  1385 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
  1385 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
  1386 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
  1386 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
  1386 |[    0.000000] smpboot: Allowing 4 CPUs, 0 hotplug CPUs
  1391 |[    0.000000] [mem 0x40000000-0xafffffff] available for PCI devices
  1391 |[    0.000000] Booting paravirtualized kernel on bare hardware
  1392 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
  1393 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:4 nr_cpu_ids:4 nr_node_ids:1
  1423 |[    0.000000] percpu: Embedded 51 pages/cpu s179040 r0 d29856 u524288
  1442 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 257760
  1442 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check kasan_multi_shot kiso_defect=rcu
  1446 |[    0.000000] Unknown kernel command line parameters "kasan_multi_shot", will be passed to user space.
  1467 |[    0.000000] Dentry cache hash table entries: 131072 (order: 8, 1048576 bytes, linear)
  1473 |[    0.000000] Inode-cache hash table entries: 65536 (order: 7, 524288 bytes, linear)
  1483 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
  1483 |[    0.000000] stackdepot hash table entries: 65536 (order: 7, 524288 bytes, linear)
  2323 |[    0.000000] Memory: 996112K/1048056K available (8194K kernel code, 1135K rwdata, 1516K rodata, 828K init, 16364K bss, 51688K reserved, 0K cma-reserved)
  2326 |[    0.000000] **********************************************************
  2326 |[    0.000000] **   NOTICE NOTICE NOTICE NOTICE NOTICE NOTICE NOTICE   **
  2326 |[    0.000000] **                                                      **
  2326 |[    0.000000] ** This system shows unhashed kernel memory addresses   **
  2326 |[    0.000000] ** via the console, logs, and other interfaces. This    **
  2326 |[    0.000000] ** might reduce the security of your system.            **
  2326 |[    0.000000] **                                                      **
  2326 |[    0.000000] ** If you see this message and you are not debugging    **
  2327 |[    0.000000] ** the kernel, report this immediately to your system   **
  2327 |[    0.000000] ** administrator!                                       **
  2327 |[    0.000000] **                                                      **
  2327 |[    0.000000] **   NOTICE NOTICE NOTICE NOTICE NOTICE NOTICE NOTICE   **
  2327 |[    0.000000] **********************************************************
  2361 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=4, Nodes=1
  2424 |[    0.000000] Running RCU self tests
  2425 |[    0.000000] rcu: Preemptible hierarchical RCU implementation.
  2429 |[    0.000000] rcu: 	RCU lockdep checking is enabled.
  2429 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=4.
  2429 |[    0.000000] rcu: 	RCU callback double-/use-after-free debug is enabled.
  2429 |[    0.000000] 	Trampoline variant of Tasks RCU enabled.
  2429 |[    0.000000] 	Tracing variant of Tasks RCU enabled.
  2429 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
  2429 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=4
  2532 |[    0.000000] NR_IRQS: 4352, nr_irqs: 72, preallocated irqs: 16
  2547 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
  2634 |[    0.000000] printk: console [ttyS0] enabled
  2634 |[    0.000000] printk: console [ttyS0] enabled
  2634 |[    0.000000] printk: bootconsole [uart8250] disabled
  2635 |[    0.000000] printk: bootconsole [uart8250] disabled
  2636 |[    0.000000] Lock dependency validator: Copyright (c) 2006 Red Hat, Inc., Ingo Molnar
  2636 |[    0.000000] ... MAX_LOCKDEP_SUBCLASSES:  8
  2636 |[    0.000000] ... MAX_LOCK_DEPTH:          48
  2636 |[    0.000000] ... MAX_LOCKDEP_KEYS:        8192
  2641 |[    0.000000] ... CLASSHASH_SIZE:          4096
  2641 |[    0.000000] ... MAX_LOCKDEP_ENTRIES:     32768
  2641 |[    0.000000] ... MAX_LOCKDEP_CHAINS:      65536
  2641 |[    0.000000] ... CHAINHASH_SIZE:          32768
  2641 |[    0.000000]  memory used by lock dependency info: 6493 kB
  2641 |[    0.000000]  memory used for stack traces: 4224 kB
  2641 |[    0.000000]  per task-struct memory footprint: 1920 bytes
  2642 |[    0.000000] ACPI: Core revision 20220331
  2686 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
  2729 |[    0.016000] APIC: Switch to symmetric I/O mode setup
  2777 |[    0.052000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
  2859 |[    0.064000] tsc: Unable to calibrate against PIT
  2863 |[    0.064000] tsc: using HPET reference calibration
  2863 |[    0.068000] tsc: Detected 2297.974 MHz processor
  2869 |[    0.001595] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x211fbb1f72f, max_idle_ns: 440795205793 ns
  2876 |[    0.011008] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
  2886 |[    0.021857] process: using AMD E400 aware idle routine
  2891 |[    0.025817] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
  2891 |[    0.029337] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
  2974 |[    0.040810] x86/fpu: x87 FPU will use FXSAVE
  3024 |[    0.088656] Freeing SMP alternatives memory: 20K
  3024 |[    0.091022] pid_max: default: 4096 minimum: 301
  3148 |[    0.161476] Mount-cache hash table entries: 2048 (order: 2, 16384 bytes, linear)
  3149 |[    0.164635] Mountpoint-cache hash table entries: 2048 (order: 2, 16384 bytes, linear)
  3601 |[    0.516446] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  3667 |[    0.556438] cblist_init_generic: Setting adjustable number of callback queues.
  3667 |[    0.558884] cblist_init_generic: Setting shift to 2 and lim to 1 rcu_task_cpu_ids=4.
  3672 |[    0.561302] cblist_init_generic: Setting adjustable number of callback queues.
  3676 |[    0.566350] cblist_init_generic: Setting shift to 2 and lim to 1 rcu_task_cpu_ids=4.
  3681 |[    0.570493] Running RCU-tasks wait API self tests
  3826 |[    0.687197] Performance Events: PMU not available due to virtualization, using software events only.
  3828 |[    0.690443] signal: max sigframe size: 1040
  3833 |[    0.696104] Callback from call_rcu_tasks_trace() invoked.
  3840 |[    0.698698] rcu: Hierarchical SRCU implementation.
  3844 |[    0.707678] rcu: 	Max phase no-delay instances is 1000.
  3927 |[    0.757020] smp: Bringing up secondary CPUs ...
  3986 |[    0.801783] x86: Booting SMP configuration:
  4135 |[    0.804381] .... node  #0, CPUs:      #1
  4137 |[    0.908607] Callback from call_rcu_tasks() invoked.
  4361 |[    0.950046]  #2 #3
  4364 |[    1.042910] smp: Brought up 1 node, 4 CPUs
  4365 |[    1.047410] smpboot: Max logical packages: 1
  4367 |[    1.048262] smpboot: Total of 4 processors activated (20000.00 BogoMIPS)
  4534 |[    1.189176] devtmpfs: initialized
  4688 |[    1.332454] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  4688 |[    1.332454] futex hash table entries: 16 (order: 0, 2048 bytes, linear)
  4774 |[    1.421210] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  4864 |[    1.508151] PCI: Using configuration type 1 for base access
  5477 |[    2.086936] ACPI: Added _OSI(Module Device)
  5477 |[    2.087154] ACPI: Added _OSI(Processor Device)
  5477 |[    2.087241] ACPI: Added _OSI(Processor Aggregator Device)
  7330 |[    3.792776] ACPI: 1 ACPI AML tables successfully acquired and loaded
  7891 |[    4.325520] ACPI: Interpreter enabled
  7902 |[    4.333656] ACPI: PM: (supports S0 S5)
  7909 |[    4.338420] ACPI: Using IOAPIC for interrupt routing
  7926 |[    4.359471] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  7926 |[    4.359694] PCI: Using E820 reservations for host bridge windows
  8092 |[    4.509448] ACPI: Enabled 2 GPEs in block 00 to 3F
  9231 |[    5.634245] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  9236 |[    5.638071] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  9239 |[    5.640923] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  9277 |[    5.679811] PCI host bridge to bus 0000:00
  9290 |[    5.687224] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  9293 |[    5.688265] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  9295 |[    5.692886] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  9295 |[    5.693749] pci_bus 0000:00: root bus resource [mem 0x40000000-0xafffffff window]
  9295 |[    5.693912] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  9296 |[    5.694641] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  9297 |[    5.696964] pci_bus 0000:00: root bus resource [bus 00-ff]
  9301 |[    5.701120] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  9313 |[    5.712055] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  9531 |[    5.928760] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  9676 |[    6.061369] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  9770 |[    6.130855] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  9851 |[    6.183411] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  9935 |[    6.237697] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
 10013 |[    6.297328] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
 10095 |[    6.356674] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
 10185 |[    6.431074] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
 10229 |[    6.464588] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
 10242 |[    6.478961] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
 10266 |[    6.499570] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
 10285 |[    6.508741] ACPI: PCI: Interrupt link GSID configured for IRQ 19
 10297 |[    6.520802] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
 10310 |[    6.528624] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
 10315 |[    6.536530] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
 10334 |[    6.550969] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
 10978 |[    6.920933] PCI: Using ACPI for IRQ routing
 11167 |[    6.958541] clocksource: Switched to clocksource tsc-early
 11396 |[    7.200384] pnp: PnP ACPI init
 11574 |[    7.378610] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
 11816 |[    7.618758] pnp: PnP ACPI: found 6 devices
 12048 |[    7.854079] NET: Registered PF_INET protocol family
 12054 |[    7.856812] IP idents hash table entries: 16384 (order: 5, 131072 bytes, linear)
 12076 |[    7.882275] tcp_listen_portaddr_hash hash table entries: 512 (order: 4, 36864 bytes, linear)
 12078 |[    7.883888] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
 12080 |[    7.884896] TCP established hash table entries: 8192 (order: 4, 65536 bytes, linear)
 12083 |[    7.889305] TCP bind hash table entries: 8192 (order: 9, 1179648 bytes, linear)
 12097 |[    7.903178] TCP: Hash tables configured (established 8192 bind 8192)
 12176 |[    7.983096] MPTCP token hash table entries: 1024 (order: 5, 90112 bytes, linear)
 12204 |[    8.010899] UDP hash table entries: 512 (order: 5, 81920 bytes, linear)
 12233 |[    8.039732] UDP-Lite hash table entries: 512 (order: 5, 81920 bytes, linear)
 12293 |[    8.083965] NET: Registered PF_UNIX/PF_LOCAL protocol family
 12312 |[    8.119201] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
 12312 |[    8.119451] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
 12312 |[    8.119544] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
 12312 |[    8.119637] pci_bus 0000:00: resource 7 [mem 0x40000000-0xafffffff window]
 12312 |[    8.119762] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
 12313 |[    8.119888] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
 12567 |[    8.370626] Unpacking initramfs...
 12735 |[    8.534829] workingset: timestamp_bits=62 max_order=18 bucket_order=0
 13245 |[    9.051862] Freeing initrd memory: 1024K
 13425 |[    9.228623] tsc: Refined TSC clocksource calibration: 2300.000 MHz
 13444 |[    9.251086] clocksource: tsc: mask: 0xffffffffffffffff max_cycles: 0x212735223b2, max_idle_ns: 440795277976 ns
 13477 |[    9.284791] clocksource: Switched to clocksource tsc
 14476 |[   10.283772] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
 14492 |[   10.298121] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
 14511 |[   10.317489] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
 14600 |[   10.405891] tun: Universal TUN/TAP device driver, 1.6
 14749 |[   10.547708] NET: Registered PF_INET6 protocol family
 14886 |[   10.694077] Segment Routing with IPv6
 14889 |[   10.695544] In-situ OAM (IOAM) with IPv6
 14902 |[   10.706009] NET: Registered PF_PACKET protocol family
 14983 |[   10.788333] DCCP: Activated CCID 2 (TCP-like)
 15028 |[   10.834362] IPI shorthand broadcast: enabled
 15037 |[   10.841619] sched_clock: Marking stable (10904166639, -63618478)->(12180108370, -1339560209)
 15057 |[   10.865708] kmemleak: Kernel memory leak detector initialized (mem pool available: 15798)
 15294 |[   11.100191] Freeing unused kernel image (initmem) memory: 828K
 15294 |[   11.101244] Write protecting the kernel read-only data: 12288k
 15315 |[   11.122939] Freeing unused kernel image (text/rodata gap) memory: 2044K
 15322 |[   11.130342] Freeing unused kernel image (rodata/data gap) memory: 532K
 15323 |[   11.131022] Run /init as init process
 15502 |[   11.310419] kiso-guest: begins
 15627 |[   11.434873] 
 15627 |[   11.435177] =============================
 15627 |[   11.435456] WARNING: suspicious RCU usage
 15628 |[   11.435784] 6.1.192 #1 Not tainted
 15628 |[   11.436112] -----------------------------
 15628 |[   11.436359] net/ipv4/ipv4_namespace.c:57 suspicious rcu_dereference_check() usage!
 15629 |[   11.437226] 
 15629 |[   11.437226] other info that might help us debug this:
 15629 |[   11.437226] 
 15629 |[   11.437395] 
 15629 |[   11.437395] rcu_scheduler_active = 2, debug_locks = 1
 15629 |[   11.437503] no locks held by init/53.
 15629 |[   11.437580] 
 15629 |[   11.437580] stack backtrace:
 15629 |[   11.437727] CPU: 0 PID: 53 Comm: init Not tainted 6.1.192 #1 
 15630 |[   11.437982] Call Trace:
 15630 |[   11.438130]  <TASK>
 15630 |[   11.438248]  dump_stack_lvl+0x51/0x66
 15630 |[   11.438752]  dump_stack+0x10/0x12
 15630 |[   11.438822]  lockdep_rcu_suspicious.cold+0x3b/0x7b
 15631 |[   11.438904]  defect_made.constprop.0+0x36c/0x380
 15631 |[   11.438982]  copy_ipv4_ns+0xf9/0x1e0
 15631 |[   11.439049]  create_new_namespaces+0x14f/0x2d0
 15631 |[   11.439130]  unshare_nsproxy_namespaces+0x52/0xa0
 15631 |[   11.439208]  ksys_unshare+0x14b/0x3e0
 15631 |[   11.439282]  ? lockdep_hardirqs_on+0x7e/0x100
 15631 |[   11.439356]  __x64_sys_unshare+0xd/0x20
 15631 |[   11.439425]  x64_sys_call+0x290/0x9a0
 15631 |[   11.439503]  do_syscall_64+0x2f/0x50
 15631 |[   11.439570]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
 15631 |[   11.439719] RIP: 0033:0x250c14
 15632 |[   11.439948] Code: 74 1c 83 f8 01 0f 85 ca 00 00 00 e8 46 c6 03 00 89 c2 e9 be 00 00 00 b2 06 e9 b7 00 00 00 b8 10 01 00 00 bf 40 00 00 00 0f 05 <48> 3d 00 f0 ff ff 0f 86 9f 00 00 00 f7 d8 89 c7 ff 15 ae fa 0a 00
 15632 |[   11.440292] RSP: 002b:00000000003114d0 EFLAGS: 00000246 ORIG_RAX: 0000000000000110
 15632 |[   11.440539] RAX: ffffffffffffffda RBX: 00007ffcfd8f7300 RCX: 0000000000250c14
 15632 |[   11.440619] RDX: 0000000000000005 RSI: 0000000000311850 RDI: 0000000000000040
 15633 |[   11.440731] RBP: 0000000000000010 R08: 0000000000000000 R09: 0000000600000009
 15633 |[   11.441254] R10: 0000000000000000 R11: 0000000000000246 R12: 00000000002012e5
 15633 |[   11.441331] R13: 0000000000311850 R14: 0000000000000006 R15: 0000000000000009
 15633 |[   11.441439]  </TASK>
 25568 |[   21.375387] kiso-guest: has ended
 25584 |[   21.391858] ACPI: PM: Preparing to enter system sleep state S5
 25586 |[   21.394623] reboot: Power down
--- results
 15505 |KTAP version 1
 15508 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=4
 15510 |1..2
 15510 |# kiso start 1 none/bind/tcp-any-two-namespaces
 15575 |not ok 1 none/bind/tcp-any-two-namespaces # FAIL namespace 2: bind to 0.0.0.0:4032: EADDRINUSE
 15575 |# kiso start 2 ipv4ns/bind/tcp-any-two-namespaces
 15653 |ok 2 ipv4ns/bind/tcp-any-two-namespaces
 25568 |# kiso goodbye ran=2
--- stderr
