about: a CPU holds up RCU; the deadline was 22 s
verdict: hang
findings: RCU stall
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig plus LKDTM, MAGIC_SYSRQ, DETECT_HUNG_TASK, SOFTLOCKUP_DETECTOR, no series
made: recorded; PID 1 was a small C program that speaks the protocol; its second case writes LOOP into LKDTM's provoke-crash/DIRECT
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=LOOP nosoftlockup rcupdate.rcu_cpu_stall_timeout=4'
plan: netns bind/first guards
plan: netns bind/second isolates
plan: none bind/second isolates
end: deadline case netns/bind/second 22000
ended-ms: 22042
--- console
   427 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   427 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=LOOP nosoftlockup rcupdate.rcu_cpu_stall_timeout=4
   427 |[    0.000000] BIOS-provided physical RAM map:
   427 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   427 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   427 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   427 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   427 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   427 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   427 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   427 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   427 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   427 |[    0.000000] printk: bootconsole [uart8250] enabled
   431 |[    0.000000] NX (Execute Disable) protection: active
   433 |[    0.000000] tsc: Fast TSC calibration failed
   447 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   450 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   466 |[    0.000000] RAMDISK: [mem 0x0ff1a000-0x0ffd7fff]
   470 |[    0.000000] ACPI: Early table checksum verification disabled
   473 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   475 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   475 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   481 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   481 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   481 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   481 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   481 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   481 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   481 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   481 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   481 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   481 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   481 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   487 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   487 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   492 |[    0.000000] Zone ranges:
   497 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   497 |[    0.000000]   Normal   empty
   498 |[    0.000000] Movable zone start for each node
   498 |[    0.000000] Early memory node ranges
   498 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   498 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   498 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   515 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   516 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   519 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   519 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   559 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   559 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   559 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   559 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   559 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   559 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   559 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   559 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   559 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   559 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   559 |[    0.000000] Booting paravirtualized kernel on bare hardware
   559 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   559 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   559 |[    0.000000] percpu: Embedded 40 pages/cpu s134440 r0 d29400 u1048576
   579 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   579 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=LOOP nosoftlockup rcupdate.rcu_cpu_stall_timeout=4
   579 |[    0.000000] Unknown kernel command line parameters "fault=LOOP", will be passed to user space.
   607 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   611 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   611 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   631 |[    0.000000] Memory: 242824K/261624K available (6144K kernel code, 709K rwdata, 936K rodata, 716K init, 564K bss, 18544K reserved, 0K cma-reserved)
   637 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   671 |[    0.000000] rcu: Hierarchical RCU implementation.
   671 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   671 |[    0.000000] 	RCU CPU stall warnings timeout set to 4 (rcu_cpu_stall_timeout).
   671 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   671 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   671 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   685 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   700 |[    0.000000] printk: console [ttyS0] enabled
   700 |[    0.000000] printk: console [ttyS0] enabled
   702 |[    0.000000] printk: bootconsole [uart8250] disabled
   702 |[    0.000000] printk: bootconsole [uart8250] disabled
   702 |[    0.000000] ACPI: Core revision 20220331
   708 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   717 |[    0.004000] APIC: Switch to symmetric I/O mode setup
   720 |[    0.008000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   793 |[    0.020000] tsc: Unable to calibrate against PIT
   793 |[    0.020000] tsc: using HPET reference calibration
   793 |[    0.020000] tsc: Detected 2593.841 MHz processor
   793 |[    0.000988] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x256382218ba, max_idle_ns: 440795294564 ns
   799 |[    0.001548] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   799 |[    0.006070] process: using AMD E400 aware idle routine
   799 |[    0.006217] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   799 |[    0.006344] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   799 |[    0.007161] x86/fpu: x87 FPU will use FXSAVE
   806 |[    0.017471] Freeing SMP alternatives memory: 16K
   806 |[    0.017797] pid_max: default: 4096 minimum: 301
   815 |[    0.024249] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   815 |[    0.024458] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
  1050 |[    0.261219] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  1055 |[    0.261757] Performance Events: PMU not available due to virtualization, using software events only.
  1055 |[    0.262652] signal: max sigframe size: 1040
  1056 |[    0.263286] rcu: Hierarchical SRCU implementation.
  1056 |[    0.263404] rcu: 	Max phase no-delay instances is 1000.
  1058 |[    0.265539] smp: Bringing up secondary CPUs ...
  1060 |[    0.268053] x86: Booting SMP configuration:
  1092 |[    0.268184] .... node  #0, CPUs:      #1
  1092 |[    0.291210] smp: Brought up 1 node, 2 CPUs
  1092 |[    0.291462] smpboot: Max logical packages: 1
  1092 |[    0.291572] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
  1115 |[    0.313993] devtmpfs: initialized
  1120 |[    0.318484] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  1121 |[    0.318484] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
  1128 |[    0.323252] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  1132 |[    0.327606] PCI: Using configuration type 1 for base access
  1157 |[    0.352638] ACPI: Added _OSI(Module Device)
  1158 |[    0.352867] ACPI: Added _OSI(Processor Device)
  1161 |[    0.353015] ACPI: Added _OSI(Processor Aggregator Device)
  1202 |[    0.397856] ACPI: 1 ACPI AML tables successfully acquired and loaded
  1236 |[    0.428063] ACPI: Interpreter enabled
  1237 |[    0.428726] ACPI: PM: (supports S0 S5)
  1237 |[    0.428864] ACPI: Using IOAPIC for interrupt routing
  1238 |[    0.429823] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  1238 |[    0.429996] PCI: Using E820 reservations for host bridge windows
  1243 |[    0.434248] ACPI: Enabled 2 GPEs in block 00 to 3F
  1294 |[    0.474545] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  1303 |[    0.477427] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  1303 |[    0.481451] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  1313 |[    0.488428] PCI host bridge to bus 0000:00
  1319 |[    0.489460] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  1319 |[    0.489749] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  1319 |[    0.489853] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  1320 |[    0.490039] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
  1320 |[    0.490163] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  1320 |[    0.490279] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  1320 |[    0.490513] pci_bus 0000:00: root bus resource [bus 00-ff]
  1321 |[    0.491485] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  1340 |[    0.498051] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  1341 |[    0.499101] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
  1360 |[    0.514070] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
  1361 |[    0.515524] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
  1363 |[    0.519088] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
  1371 |[    0.525787] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
  1376 |[    0.531986] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  1378 |[    0.533590] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  1380 |[    0.534700] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  1380 |[    0.535156] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  1380 |[    0.535582] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  1380 |[    0.536179] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  1382 |[    0.537537] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  1385 |[    0.538505] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  1385 |[    0.538686] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  1385 |[    0.539088] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  1385 |[    0.539228] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  1385 |[    0.539339] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  1385 |[    0.539449] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  1385 |[    0.539560] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  1385 |[    0.539667] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  1385 |[    0.539776] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  1421 |[    0.558949] PCI: Using ACPI for IRQ routing
  1518 |[    0.583995] clocksource: Switched to clocksource tsc-early
  1539 |[    0.601814] pnp: PnP ACPI init
  1549 |[    0.608070] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  1573 |[    0.638099] pnp: PnP ACPI: found 6 devices
  1646 |[    0.708577] NET: Registered PF_INET protocol family
  1646 |[    0.711471] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
  1664 |[    0.730101] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
  1665 |[    0.730445] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  1665 |[    0.730621] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
  1665 |[    0.730919] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
  1665 |[    0.731138] TCP: Hash tables configured (established 2048 bind 2048)
  1666 |[    0.732128] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
  1715 |[    0.780772] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
  1716 |[    0.781839] NET: Registered PF_UNIX/PF_LOCAL protocol family
  1717 |[    0.782543] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  1717 |[    0.782675] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  1717 |[    0.782778] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  1717 |[    0.782887] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
  1718 |[    0.783057] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  1718 |[    0.783144] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  1762 |[    0.826226] Unpacking initramfs...
  1767 |[    0.832660] Freeing initrd memory: 760K
  1771 |[    0.832705] workingset: timestamp_bits=62 max_order=16 bucket_order=0
  1835 |[    0.900755] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  1836 |[    0.902122] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  1844 |[    0.909009] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  1876 |[    0.941459] lkdtm: No crash points registered, enable through debugfs
  1886 |[    0.951760] NET: Registered PF_INET6 protocol family
  1941 |[    1.006947] Segment Routing with IPv6
  1941 |[    1.007254] In-situ OAM (IOAM) with IPv6
  1942 |[    1.007656] NET: Registered PF_PACKET protocol family
  1959 |[    1.025089] DCCP: Activated CCID 2 (TCP-like)
  1960 |[    1.026131] IPI shorthand broadcast: enabled
  1961 |[    1.026586] sched_clock: Marking stable (1044175623, -18780070)->(1168771701, -143376148)
  2313 |[    1.379393] Freeing unused kernel image (initmem) memory: 716K
  2313 |[    1.379793] Write protecting the kernel read-only data: 10240k
  2332 |[    1.398175] Freeing unused kernel image (text/rodata gap) memory: 2044K
  2348 |[    1.414231] Freeing unused kernel image (rodata/data gap) memory: 1112K
  2348 |[    1.414778] Run /init as init process
  2477 |[    1.543545] lkdtm: Performing direct entry LOOP
  2775 |[    1.837779] tsc: Refined TSC clocksource calibration: 2596.118 MHz
  2775 |[    1.838368] clocksource: tsc: mask: 0xffffffffffffffff max_cycles: 0x256be91b82e, max_idle_ns: 440795290503 ns
  6507 |[    5.561576] rcu: INFO: rcu_sched self-detected stall on CPU
  6507 |[    5.561921] rcu: 	1-...!: (484 ticks this GP) idle=129c/1/0x4000000000000000 softirq=19/19 fqs=29
  6507 |[    5.562195] 	(t=1001 jiffies g=-1163 q=1 ncpus=2)
  6507 |[    5.562348] rcu: rcu_sched kthread starved for 932 jiffies! g-1163 f0x0 RCU_GP_WAIT_FQS(5) ->state=0x0 ->cpu=1
  6507 |[    5.562481] rcu: 	Unless rcu_sched kthread gets sufficient CPU time, OOM is now expected behavior.
  6507 |[    5.562593] rcu: RCU grace-period kthread stack dump:
  6507 |[    5.562704] task:rcu_sched       state:R  running task     stack:0     pid:12    ppid:2      flags:0x00004000
  6507 |[    5.563043] Call Trace:
  6507 |[    5.563330]  <TASK>
  6507 |[    5.563447]  __schedule+0x168/0x490
  6507 |[    5.563882]  schedule+0x2e/0x70
  6507 |[    5.563933]  schedule_timeout+0x79/0xe0
  6507 |[    5.563996]  ? __timer_delete_sync+0xa0/0xa0
  6507 |[    5.564064]  rcu_gp_fqs_loop+0x112/0x3e0
  6507 |[    5.564122]  ? __cond_resched+0x15/0x50
  6507 |[    5.564180]  ? rcu_gp_init+0x420/0x420
  6507 |[    5.564235]  rcu_gp_kthread+0x71/0xf0
  6507 |[    5.564289]  kthread+0xb7/0xe0
  6507 |[    5.564338]  ? kthread_exit+0x30/0x30
  6507 |[    5.564406]  ret_from_fork+0x1f/0x30
  6507 |[    5.564496]  </TASK>
  6507 |[    5.564594] rcu: Stack dump where RCU GP kthread last ran:
  6507 |[    5.564775] CPU: 1 PID: 32 Comm: init Not tainted 6.1.192 #1 
  6507 |[    5.564941] RIP: 0010:lkdtm_LOOP+0x0/0x10
  6507 |[    5.565138] Code: 8b 5d f8 c9 c3 b8 f4 ff ff ff eb f3 cc cc cc cc cc cc cc cc cc cc cc cc cc cc c7 04 25 00 00 00 00 00 00 00 00 c3 0f 1f 40 00 <eb> fe 66 66 2e 0f 1f 84 00 00 00 00 00 0f 1f 00 f3 90 eb fc 66 66
  6547 |[    5.588502] RSP: 0018:ffff8880008bbdd8 EFLAGS: 00000286
  6547 |[    5.588658] RAX: ffffffff8120ce00 RBX: 0000000000000004 RCX: 00000000ffffefff
  6547 |[    5.588756] RDX: 00000000ffffffea RSI: ffff8880008bbc88 RDI: ffffffff81a9e9f0
  6547 |[    5.588852] RBP: ffff8880008bbde0 R08: 0000000000004ffb R09: 00000000ffffefff
  6547 |[    5.588947] R10: 0000000000000001 R11: ffffffff81a21e40 R12: ffff888000233000
  6547 |[    5.589041] R13: ffffffff81a9e9f0 R14: ffff8880008bbee8 R15: ffff8880008bbee8
  6547 |[    5.589177] FS:  00000000161fd380(0000) GS:ffff88800f900000(0000) knlGS:0000000000000000
  6547 |[    5.589290] CS:  0010 DS: 0000 ES: 0000 CR0: 0000000080050033
  6547 |[    5.589428] CR2: 000000000047b09e CR3: 00000000008b7000 CR4: 00000000000006a0
  6547 |[    5.589572] Call Trace:
  6547 |[    5.589640]  <TASK>
  6547 |[    5.589676]  ? lkdtm_do_action+0x17/0x19
  6547 |[    5.589753]  direct_entry.cold+0x18/0x23
  6547 |[    5.589813]  full_proxy_write+0x52/0x80
  6547 |[    5.589873]  vfs_write+0x99/0x2c0
  6547 |[    5.589924]  ? kmem_cache_free+0xe/0x20
  6547 |[    5.590027]  ksys_write+0x5f/0xd0
  6547 |[    5.590079]  __x64_sys_write+0x14/0x20
  6547 |[    5.590132]  x64_sys_call+0x989/0x9a0
  6547 |[    5.590187]  do_syscall_64+0x2f/0x50
  6547 |[    5.590253]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
  6547 |[    5.590363] RIP: 0033:0x431ef0
  6547 |[    5.590485] Code: 40 00 48 c7 c2 b8 ff ff ff f7 d8 64 89 02 48 c7 c0 ff ff ff ff eb b7 0f 1f 00 80 3d 71 61 07 00 00 74 17 b8 01 00 00 00 0f 05 <48> 3d 00 f0 ff ff 77 58 c3 0f 1f 80 00 00 00 00 48 83 ec 28 48 89
  6547 |[    5.590730] RSP: 002b:00007ffff7a3f168 EFLAGS: 00000202 ORIG_RAX: 0000000000000001
  6547 |[    5.590846] RAX: ffffffffffffffda RBX: 0000000000000004 RCX: 0000000000431ef0
  6547 |[    5.590937] RDX: 0000000000000004 RSI: 00007ffff7a40fed RDI: 0000000000000004
  6547 |[    5.591024] RBP: 00007ffff7a40fed R08: 0000000000000040 R09: 0000000000000000
  6547 |[    5.591113] R10: 0000000000000000 R11: 0000000000000202 R12: 00000000004a36b8
  6547 |[    5.591200] R13: 000000000047b00f R14: 0000000000000001 R15: 0000000000000001
  6547 |[    5.591307]  </TASK>
  6547 |[    5.591474] CPU: 1 PID: 32 Comm: init Not tainted 6.1.192 #1 
  6547 |[    5.591561] RIP: 0010:lkdtm_LOOP+0x0/0x10
  6547 |[    5.591627] Code: 8b 5d f8 c9 c3 b8 f4 ff ff ff eb f3 cc cc cc cc cc cc cc cc cc cc cc cc cc cc c7 04 25 00 00 00 00 00 00 00 00 c3 0f 1f 40 00 <eb> fe 66 66 2e 0f 1f 84 00 00 00 00 00 0f 1f 00 f3 90 eb fc 66 66
  6547 |[    5.591847] RSP: 0018:ffff8880008bbdd8 EFLAGS: 00000286
  6547 |[    5.591920] RAX: ffffffff8120ce00 RBX: 0000000000000004 RCX: 00000000ffffefff
  6547 |[    5.592009] RDX: 00000000ffffffea RSI: ffff8880008bbc88 RDI: ffffffff81a9e9f0
  6547 |[    5.592099] RBP: ffff8880008bbde0 R08: 0000000000004ffb R09: 00000000ffffefff
  6547 |[    5.592189] R10: 0000000000000001 R11: ffffffff81a21e40 R12: ffff888000233000
  6547 |[    5.592278] R13: ffffffff81a9e9f0 R14: ffff8880008bbee8 R15: ffff8880008bbee8
  6547 |[    5.592370] FS:  00000000161fd380(0000) GS:ffff88800f900000(0000) knlGS:0000000000000000
  6547 |[    5.592471] CS:  0010 DS: 0000 ES: 0000 CR0: 0000000080050033
  6547 |[    5.592545] CR2: 000000000047b09e CR3: 00000000008b7000 CR4: 00000000000006a0
  6547 |[    5.592635] Call Trace:
  6547 |[    5.592671]  <TASK>
  6547 |[    5.592703]  ? lkdtm_do_action+0x17/0x19
  6547 |[    5.592764]  direct_entry.cold+0x18/0x23
  6547 |[    5.592825]  full_proxy_write+0x52/0x80
  6547 |[    5.592885]  vfs_write+0x99/0x2c0
  6547 |[    5.592936]  ? kmem_cache_free+0xe/0x20
  6547 |[    5.592993]  ksys_write+0x5f/0xd0
  6547 |[    5.593043]  __x64_sys_write+0x14/0x20
  6547 |[    5.593095]  x64_sys_call+0x989/0x9a0
  6547 |[    5.593150]  do_syscall_64+0x2f/0x50
  6547 |[    5.593204]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
  6547 |[    5.593275] RIP: 0033:0x431ef0
  6557 |[    5.621421] Code: 40 00 48 c7 c2 b8 ff ff ff f7 d8 64 89 02 48 c7 c0 ff ff ff ff eb b7 0f 1f 00 80 3d 71 61 07 00 00 74 17 b8 01 00 00 00 0f 05 <48> 3d 00 f0 ff ff 77 58 c3 0f 1f 80 00 00 00 00 48 83 ec 28 48 89
  6557 |[    5.621699] RSP: 002b:00007ffff7a3f168 EFLAGS: 00000202 ORIG_RAX: 0000000000000001
  6557 |[    5.621826] RAX: ffffffffffffffda RBX: 0000000000000004 RCX: 0000000000431ef0
  6557 |[    5.621978] RDX: 0000000000000004 RSI: 00007ffff7a40fed RDI: 0000000000000004
  6557 |[    5.622069] RBP: 00007ffff7a40fed R08: 0000000000000040 R09: 0000000000000000
  6557 |[    5.622164] R10: 0000000000000000 R11: 0000000000000202 R12: 00000000004a36b8
  6557 |[    5.622263] R13: 000000000047b00f R14: 0000000000000001 R15: 0000000000000001
  6557 |[    5.622365]  </TASK>
 18563 |[   17.629502] rcu: INFO: rcu_sched self-detected stall on CPU
 18563 |[   17.629912] rcu: 	1-...!: (1800 ticks this GP) idle=129c/1/0x4000000000000000 softirq=19/19 fqs=29
 18563 |[   17.630040] 	(t=4023 jiffies g=-1163 q=1 ncpus=2)
 18563 |[   17.630115] rcu: rcu_sched kthread starved for 3954 jiffies! g-1163 f0x0 RCU_GP_WAIT_FQS(5) ->state=0x0 ->cpu=1
 18563 |[   17.630293] rcu: 	Unless rcu_sched kthread gets sufficient CPU time, OOM is now expected behavior.
 18563 |[   17.630404] rcu: RCU grace-period kthread stack dump:
 18564 |[   17.630468] task:rcu_sched       state:R  running task     stack:0     pid:12    ppid:2      flags:0x00004000
 18564 |[   17.630616] Call Trace:
 18564 |[   17.630669]  <TASK>
 18564 |[   17.630708]  __schedule+0x168/0x490
 18564 |[   17.630791]  schedule+0x2e/0x70
 18564 |[   17.630851]  schedule_timeout+0x79/0xe0
 18564 |[   17.630907]  ? __timer_delete_sync+0xa0/0xa0
 18564 |[   17.630984]  rcu_gp_fqs_loop+0x112/0x3e0
 18564 |[   17.631046]  ? __cond_resched+0x15/0x50
 18564 |[   17.631118]  ? rcu_gp_init+0x420/0x420
 18564 |[   17.631183]  rcu_gp_kthread+0x71/0xf0
 18564 |[   17.631240]  kthread+0xb7/0xe0
 18564 |[   17.631289]  ? kthread_exit+0x30/0x30
 18564 |[   17.631343]  ret_from_fork+0x1f/0x30
 18564 |[   17.631407]  </TASK>
 18566 |[   17.631452] rcu: Stack dump where RCU GP kthread last ran:
 18566 |[   17.631526] CPU: 1 PID: 32 Comm: init Not tainted 6.1.192 #1 
 18566 |[   17.631608] RIP: 0010:lkdtm_LOOP+0x0/0x10
 18566 |[   17.631675] Code: 8b 5d f8 c9 c3 b8 f4 ff ff ff eb f3 cc cc cc cc cc cc cc cc cc cc cc cc cc cc c7 04 25 00 00 00 00 00 00 00 00 c3 0f 1f 40 00 <eb> fe 66 66 2e 0f 1f 84 00 00 00 00 00 0f 1f 00 f3 90 eb fc 66 66
 18566 |[   17.631898] RSP: 0018:ffff8880008bbdd8 EFLAGS: 00000286
 18566 |[   17.631971] RAX: ffffffff8120ce00 RBX: 0000000000000004 RCX: 00000000ffffefff
 18566 |[   17.632062] RDX: 00000000ffffffea RSI: ffff8880008bbc88 RDI: ffffffff81a9e9f0
 18566 |[   17.632153] RBP: ffff8880008bbde0 R08: 0000000000004ffb R09: 00000000ffffefff
 18566 |[   17.632243] R10: 0000000000000001 R11: ffffffff81a21e40 R12: ffff888000233000
 18566 |[   17.632334] R13: ffffffff81a9e9f0 R14: ffff8880008bbee8 R15: ffff8880008bbee8
 18566 |[   17.632428] FS:  00000000161fd380(0000) GS:ffff88800f900000(0000) knlGS:0000000000000000
 18566 |[   17.632531] CS:  0010 DS: 0000 ES: 0000 CR0: 0000000080050033
 18566 |[   17.632606] CR2: 000000000047b09e CR3: 00000000008b7000 CR4: 00000000000006a0
 18566 |[   17.632698] Call Trace:
 18566 |[   17.632734]  <TASK>
 18566 |[   17.632766]  ? lkdtm_do_action+0x17/0x19
 18566 |[   17.632827]  direct_entry.cold+0x18/0x23
 18566 |[   17.632883]  full_proxy_write+0x52/0x80
 18566 |[   17.632942]  vfs_write+0x99/0x2c0
 18566 |[   17.632992]  ? kmem_cache_free+0xe/0x20
 18566 |[   17.633048]  ksys_write+0x5f/0xd0
 18567 |[   17.633108]  __x64_sys_write+0x14/0x20
 18567 |[   17.633165]  x64_sys_call+0x989/0x9a0
 18567 |[   17.633220]  do_syscall_64+0x2f/0x50
 18567 |[   17.633275]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
 18567 |[   17.633346] RIP: 0033:0x431ef0
 18586 |[   17.649513] Code: 40 00 48 c7 c2 b8 ff ff ff f7 d8 64 89 02 48 c7 c0 ff ff ff ff eb b7 0f 1f 00 80 3d 71 61 07 00 00 74 17 b8 01 00 00 00 0f 05 <48> 3d 00 f0 ff ff 77 58 c3 0f 1f 80 00 00 00 00 48 83 ec 28 48 89
 18586 |[   17.649847] RSP: 002b:00007ffff7a3f168 EFLAGS: 00000202 ORIG_RAX: 0000000000000001
 18586 |[   17.649961] RAX: ffffffffffffffda RBX: 0000000000000004 RCX: 0000000000431ef0
 18586 |[   17.650059] RDX: 0000000000000004 RSI: 00007ffff7a40fed RDI: 0000000000000004
 18586 |[   17.650148] RBP: 00007ffff7a40fed R08: 0000000000000040 R09: 0000000000000000
 18586 |[   17.650241] R10: 0000000000000000 R11: 0000000000000202 R12: 00000000004a36b8
 18586 |[   17.650331] R13: 000000000047b00f R14: 0000000000000001 R15: 0000000000000001
 18586 |[   17.650424]  </TASK>
 18586 |[   17.650470] CPU: 1 PID: 32 Comm: init Not tainted 6.1.192 #1 
 18586 |[   17.650556] RIP: 0010:lkdtm_LOOP+0x0/0x10
 18586 |[   17.650630] Code: 8b 5d f8 c9 c3 b8 f4 ff ff ff eb f3 cc cc cc cc cc cc cc cc cc cc cc cc cc cc c7 04 25 00 00 00 00 00 00 00 00 c3 0f 1f 40 00 <eb> fe 66 66 2e 0f 1f 84 00 00 00 00 00 0f 1f 00 f3 90 eb fc 66 66
 18586 |[   17.650850] RSP: 0018:ffff8880008bbdd8 EFLAGS: 00000286
 18586 |[   17.650923] RAX: ffffffff8120ce00 RBX: 0000000000000004 RCX: 00000000ffffefff
 18586 |[   17.651014] RDX: 00000000ffffffea RSI: ffff8880008bbc88 RDI: ffffffff81a9e9f0
 18586 |[   17.651104] RBP: ffff8880008bbde0 R08: 0000000000004ffb R09: 00000000ffffefff
 18586 |[   17.651194] R10: 0000000000000001 R11: ffffffff81a21e40 R12: ffff888000233000
 18586 |[   17.651284] R13: ffffffff81a9e9f0 R14: ffff8880008bbee8 R15: ffff8880008bbee8
 18592 |[   17.659428] FS:  00000000161fd380(0000) GS:ffff88800f900000(0000) knlGS:0000000000000000
 18593 |[   17.659551] CS:  0010 DS: 0000 ES: 0000 CR0: 0000000080050033
 18593 |[   17.659631] CR2: 000000000047b09e CR3: 00000000008b7000 CR4: 00000000000006a0
 18593 |[   17.659728] Call Trace:
 18593 |[   17.659790]  <TASK>
 18593 |[   17.659827]  ? lkdtm_do_action+0x17/0x19
 18593 |[   17.659901]  direct_entry.cold+0x18/0x23
 18593 |[   17.659960]  full_proxy_write+0x52/0x80
 18593 |[   17.660020]  vfs_write+0x99/0x2c0
 18593 |[   17.660073]  ? kmem_cache_free+0xe/0x20
 18593 |[   17.660135]  ksys_write+0x5f/0xd0
 18593 |[   17.660185]  __x64_sys_write+0x14/0x20
 18593 |[   17.660237]  x64_sys_call+0x989/0x9a0
 18594 |[   17.660290]  do_syscall_64+0x2f/0x50
 18594 |[   17.660349]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
 18594 |[   17.660422] RIP: 0033:0x431ef0
 18594 |[   17.660471] Code: 40 00 48 c7 c2 b8 ff ff ff f7 d8 64 89 02 48 c7 c0 ff ff ff ff eb b7 0f 1f 00 80 3d 71 61 07 00 00 74 17 b8 01 00 00 00 0f 05 <48> 3d 00 f0 ff ff 77 58 c3 0f 1f 80 00 00 00 00 48 83 ec 28 48 89
 18594 |[   17.660692] RSP: 002b:00007ffff7a3f168 EFLAGS: 00000202 ORIG_RAX: 0000000000000001
 18594 |[   17.660796] RAX: ffffffffffffffda RBX: 0000000000000004 RCX: 0000000000431ef0
 18597 |[   17.660886] RDX: 0000000000000004 RSI: 00007ffff7a40fed RDI: 0000000000000004
 18597 |[   17.660969] RBP: 00007ffff7a40fed R08: 0000000000000040 R09: 0000000000000000
 18597 |[   17.661051] R10: 0000000000000000 R11: 0000000000000202 R12: 00000000004a36b8
 18597 |[   17.661132] R13: 000000000047b00f R14: 0000000000000001 R15: 0000000000000001
 18597 |[   17.661216]  </TASK>
--- results
  2472 |KTAP version 1
  2472 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2
  2472 |1..3
  2472 |# kiso start 1 netns/bind/first
  2472 |ok 1 netns/bind/first
  2472 |# kiso start 2 netns/bind/second
--- stderr
