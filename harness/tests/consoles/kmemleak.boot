about: kmemleak: memory was allocated and forgotten
verdict: fail
findings: leak, leak, leak
kernel: Linux 6.1.192 (Debian linux-source-6.1), the target v6.1-lockdep with the series ipv4-isolation and defects planted in free_ipv4_ns() and create_ipv4_ns()
made: recorded; create_ipv4_ns() forgot what kmalloc() gave it. The guest asked for the scan and copied the report
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 4 -m 1024M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check kasan_multi_shot kiso_defect=leak'
plan: none bind/tcp-any-two-namespaces isolates
plan: ipv4ns bind/tcp-any-two-namespaces isolates
end: exited 0
ended-ms: 13399
--- console
   296 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP PREEMPT Thu Jan  1 00:00:00 UTC 1970
   296 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check kasan_multi_shot kiso_defect=leak
   296 |[    0.000000] BIOS-provided physical RAM map:
   297 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   297 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   297 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000003ffdffff] usable
   297 |[    0.000000] BIOS-e820: [mem 0x000000003ffe0000-0x000000003fffffff] reserved
   297 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   297 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   297 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   297 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   297 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   298 |[    0.000000] printk: bootconsole [uart8250] enabled
   298 |[    0.000000] NX (Execute Disable) protection: active
   318 |[    0.000000] tsc: Fast TSC calibration using PIT
   318 |[    0.000000] tsc: Detected 2300.000 MHz processor
   322 |[    0.004257] last_pfn = 0x3ffe0 max_arch_pfn = 0x400000000
   323 |[    0.004576] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   329 |[    0.010916] RAMDISK: [mem 0x3fed9000-0x3ffd7fff]
   329 |[    0.011196] ACPI: Early table checksum verification disabled
   330 |[    0.011835] ACPI: RSDP 0x00000000000F59F0 000014 (v00 BOCHS )
   331 |[    0.012445] ACPI: RSDT 0x000000003FFE23AB 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   331 |[    0.013154] ACPI: FACP 0x000000003FFE218B 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   332 |[    0.013939] ACPI: DSDT 0x000000003FFE0040 00214B (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   332 |[    0.014192] ACPI: FACS 0x000000003FFE0000 000040
   332 |[    0.014346] ACPI: APIC 0x000000003FFE227F 000090 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   333 |[    0.014524] ACPI: HPET 0x000000003FFE230F 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   333 |[    0.014753] ACPI: MCFG 0x000000003FFE2347 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   333 |[    0.014930] ACPI: WAET 0x000000003FFE2383 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   333 |[    0.015157] ACPI: Reserving FACP table memory at [mem 0x3ffe218b-0x3ffe227e]
   333 |[    0.015283] ACPI: Reserving DSDT table memory at [mem 0x3ffe0040-0x3ffe218a]
   333 |[    0.015370] ACPI: Reserving FACS table memory at [mem 0x3ffe0000-0x3ffe003f]
   334 |[    0.015450] ACPI: Reserving APIC table memory at [mem 0x3ffe227f-0x3ffe230e]
   334 |[    0.015530] ACPI: Reserving HPET table memory at [mem 0x3ffe230f-0x3ffe2346]
   334 |[    0.015629] ACPI: Reserving MCFG table memory at [mem 0x3ffe2347-0x3ffe2382]
   334 |[    0.015747] ACPI: Reserving WAET table memory at [mem 0x3ffe2383-0x3ffe23aa]
   337 |[    0.018758] Zone ranges:
   337 |[    0.018884]   DMA32    [mem 0x0000000000001000-0x000000003ffdffff]
   337 |[    0.019083]   Normal   empty
   337 |[    0.019168] Movable zone start for each node
   337 |[    0.019286] Early memory node ranges
   337 |[    0.019384]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   338 |[    0.019516]   node   0: [mem 0x0000000000100000-0x000000003ffdffff]
   338 |[    0.019731] Initmem setup node 0 [mem 0x0000000000001000-0x000000003ffdffff]
   410 |[    0.020900] On node 0, zone DMA32: 1 pages in unavailable ranges
   410 |[    0.091855] On node 0, zone DMA32: 97 pages in unavailable ranges
   411 |[    0.092291] On node 0, zone DMA32: 32 pages in unavailable ranges
   412 |[    0.093321] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   412 |[    0.094065] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   413 |[    0.094509] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   413 |[    0.094980] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   413 |[    0.095150] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   413 |[    0.095375] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   414 |[    0.095502] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   414 |[    0.095811] ACPI: Using ACPI (MADT) for SMP configuration information
   414 |[    0.096021] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   414 |[    0.096373] smpboot: Allowing 4 CPUs, 0 hotplug CPUs
   415 |[    0.097117] [mem 0x40000000-0xafffffff] available for PCI devices
   415 |[    0.097261] Booting paravirtualized kernel on bare hardware
   416 |[    0.097563] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   416 |[    0.098294] setup_percpu: NR_CPUS:8 nr_cpumask_bits:4 nr_cpu_ids:4 nr_node_ids:1
   430 |[    0.111870] percpu: Embedded 51 pages/cpu s179040 r0 d29856 u524288
   433 |[    0.114949] Built 1 zonelists, mobility grouping on.  Total pages: 257760
   434 |[    0.115355] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check kasan_multi_shot kiso_defect=leak
   435 |[    0.116735] Unknown kernel command line parameters "kasan_multi_shot", will be passed to user space.
   446 |[    0.127159] Dentry cache hash table entries: 131072 (order: 8, 1048576 bytes, linear)
   447 |[    0.128883] Inode-cache hash table entries: 65536 (order: 7, 524288 bytes, linear)
   449 |[    0.130458] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   450 |[    0.131991] stackdepot hash table entries: 65536 (order: 7, 524288 bytes, linear)
   826 |[    0.507731] Memory: 996116K/1048056K available (8194K kernel code, 1135K rwdata, 1516K rodata, 828K init, 16364K bss, 51684K reserved, 0K cma-reserved)
   826 |[    0.508115] **********************************************************
   826 |[    0.508238] **   NOTICE NOTICE NOTICE NOTICE NOTICE NOTICE NOTICE   **
   826 |[    0.508349] **                                                      **
   827 |[    0.508459] ** This system shows unhashed kernel memory addresses   **
   827 |[    0.508581] ** via the console, logs, and other interfaces. This    **
   827 |[    0.508698] ** might reduce the security of your system.            **
   827 |[    0.508812] **                                                      **
   827 |[    0.508930] ** If you see this message and you are not debugging    **
   827 |[    0.509053] ** the kernel, report this immediately to your system   **
   827 |[    0.509170] ** administrator!                                       **
   827 |[    0.509288] **                                                      **
   827 |[    0.509405] **   NOTICE NOTICE NOTICE NOTICE NOTICE NOTICE NOTICE   **
   828 |[    0.509521] **********************************************************
   835 |[    0.516429] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=4, Nodes=1
   860 |[    0.541889] Running RCU self tests
   861 |[    0.542735] rcu: Preemptible hierarchical RCU implementation.
   861 |[    0.542865] rcu: 	RCU lockdep checking is enabled.
   861 |[    0.542978] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=4.
   861 |[    0.543135] rcu: 	RCU callback double-/use-after-free debug is enabled.
   861 |[    0.543322] 	Trampoline variant of Tasks RCU enabled.
   861 |[    0.543425] 	Tracing variant of Tasks RCU enabled.
   862 |[    0.543597] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   862 |[    0.543754] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=4
   896 |[    0.577529] NR_IRQS: 4352, nr_irqs: 72, preallocated irqs: 16
   903 |[    0.584436] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   917 |[    0.598794] printk: console [ttyS0] enabled
   917 |[    0.598794] printk: console [ttyS0] enabled
   917 |[    0.599348] printk: bootconsole [uart8250] disabled
   917 |[    0.599348] printk: bootconsole [uart8250] disabled
   918 |[    0.599641] Lock dependency validator: Copyright (c) 2006 Red Hat, Inc., Ingo Molnar
   918 |[    0.599770] ... MAX_LOCKDEP_SUBCLASSES:  8
   918 |[    0.599834] ... MAX_LOCK_DEPTH:          48
   918 |[    0.599953] ... MAX_LOCKDEP_KEYS:        8192
   918 |[    0.600080] ... CLASSHASH_SIZE:          4096
   918 |[    0.600172] ... MAX_LOCKDEP_ENTRIES:     32768
   918 |[    0.600259] ... MAX_LOCKDEP_CHAINS:      65536
   918 |[    0.600342] ... CHAINHASH_SIZE:          32768
   919 |[    0.600428]  memory used by lock dependency info: 6493 kB
   919 |[    0.600505]  memory used for stack traces: 4224 kB
   919 |[    0.600567]  per task-struct memory footprint: 1920 bytes
   919 |[    0.601265] ACPI: Core revision 20220331
   927 |[    0.609216] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   929 |[    0.611373] APIC: Switch to symmetric I/O mode setup
   941 |[    0.622725] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   942 |[    0.623803] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x212735223b2, max_idle_ns: 440795277976 ns
   943 |[    0.624561] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   944 |[    0.625920] process: using AMD E400 aware idle routine
   944 |[    0.626159] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   944 |[    0.626271] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   963 |[    0.630591] x86/fpu: x87 FPU will use FXSAVE
   973 |[    0.652588] Freeing SMP alternatives memory: 20K
   974 |[    0.653033] pid_max: default: 4096 minimum: 301
  1000 |[    0.675100] Mount-cache hash table entries: 2048 (order: 2, 16384 bytes, linear)
  1000 |[    0.675431] Mountpoint-cache hash table entries: 2048 (order: 2, 16384 bytes, linear)
  1253 |[    0.924103] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  1266 |[    0.933858] cblist_init_generic: Setting adjustable number of callback queues.
  1266 |[    0.934131] cblist_init_generic: Setting shift to 2 and lim to 1 rcu_task_cpu_ids=4.
  1267 |[    0.935192] cblist_init_generic: Setting adjustable number of callback queues.
  1267 |[    0.935335] cblist_init_generic: Setting shift to 2 and lim to 1 rcu_task_cpu_ids=4.
  1269 |[    0.936489] Running RCU-tasks wait API self tests
  1380 |[    1.046990] Performance Events: PMU not available due to virtualization, using software events only.
  1381 |[    1.048648] signal: max sigframe size: 1040
  1386 |[    1.051327] rcu: Hierarchical SRCU implementation.
  1386 |[    1.051652] rcu: 	Max phase no-delay instances is 1000.
  1389 |[    1.056945] Callback from call_rcu_tasks_trace() invoked.
  1396 |[    1.063271] smp: Bringing up secondary CPUs ...
  1405 |[    1.072594] x86: Booting SMP configuration:
  1467 |[    1.073014] .... node  #0, CPUs:      #1 #2 #3
  1467 |[    1.126067] smp: Brought up 1 node, 4 CPUs
  1467 |[    1.126995] smpboot: Max logical packages: 1
  1468 |[    1.127339] smpboot: Total of 4 processors activated (20000.00 BogoMIPS)
  1498 |[    1.156402] devtmpfs: initialized
  1520 |[    1.180007] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  1521 |[    1.180660] futex hash table entries: 16 (order: 0, 2048 bytes, linear)
  1531 |[    1.190421] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  1547 |[    1.206754] PCI: Using configuration type 1 for base access
  1598 |[    1.257773] Callback from call_rcu_tasks() invoked.
  1678 |[    1.332409] ACPI: Added _OSI(Module Device)
  1678 |[    1.332609] ACPI: Added _OSI(Processor Device)
  1678 |[    1.332695] ACPI: Added _OSI(Processor Aggregator Device)
  2279 |[    1.924248] ACPI: 1 ACPI AML tables successfully acquired and loaded
  2452 |[    2.084162] ACPI: Interpreter enabled
  2455 |[    2.085344] ACPI: PM: (supports S0 S5)
  2455 |[    2.085840] ACPI: Using IOAPIC for interrupt routing
  2464 |[    2.093391] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  2465 |[    2.094084] PCI: Using E820 reservations for host bridge windows
  2497 |[    2.126379] ACPI: Enabled 2 GPEs in block 00 to 3F
  3009 |[    2.624162] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  3010 |[    2.624162] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  3014 |[    2.624162] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  3038 |[    2.641563] PCI host bridge to bus 0000:00
  3038 |[    2.642069] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  3038 |[    2.642389] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  3040 |[    2.642507] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  3040 |[    2.642666] pci_bus 0000:00: root bus resource [mem 0x40000000-0xafffffff window]
  3040 |[    2.642779] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  3040 |[    2.642947] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  3040 |[    2.643230] pci_bus 0000:00: root bus resource [bus 00-ff]
  3044 |[    2.647539] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  3058 |[    2.659123] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  3080 |[    2.683346] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  3090 |[    2.694113] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  3104 |[    2.708330] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  3115 |[    2.718414] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  3127 |[    2.728162] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  3140 |[    2.743444] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  3151 |[    2.754892] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  3163 |[    2.766645] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  3165 |[    2.769078] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  3167 |[    2.770622] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  3168 |[    2.772055] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  3170 |[    2.773575] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  3171 |[    2.775160] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  3173 |[    2.776888] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  3174 |[    2.778374] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  3176 |[    2.779821] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  3243 |[    2.847178] PCI: Using ACPI for IRQ routing
  3262 |[    2.856348] clocksource: Switched to clocksource tsc-early
  3283 |[    2.880358] pnp: PnP ACPI init
  3318 |[    2.914375] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  3396 |[    2.993078] pnp: PnP ACPI: found 6 devices
  3448 |[    3.045345] NET: Registered PF_INET protocol family
  3455 |[    3.052332] IP idents hash table entries: 16384 (order: 5, 131072 bytes, linear)
  3476 |[    3.073064] tcp_listen_portaddr_hash hash table entries: 512 (order: 4, 36864 bytes, linear)
  3477 |[    3.074450] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  3480 |[    3.076895] TCP established hash table entries: 8192 (order: 4, 65536 bytes, linear)
  3485 |[    3.081760] TCP bind hash table entries: 8192 (order: 9, 1179648 bytes, linear)
  3500 |[    3.097276] TCP: Hash tables configured (established 8192 bind 8192)
  3517 |[    3.113915] MPTCP token hash table entries: 1024 (order: 5, 90112 bytes, linear)
  3522 |[    3.117465] UDP hash table entries: 512 (order: 5, 81920 bytes, linear)
  3522 |[    3.119108] UDP-Lite hash table entries: 512 (order: 5, 81920 bytes, linear)
  3532 |[    3.127806] NET: Registered PF_UNIX/PF_LOCAL protocol family
  3536 |[    3.133546] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  3537 |[    3.134325] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  3541 |[    3.135551] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  3541 |[    3.136143] pci_bus 0000:00: resource 7 [mem 0x40000000-0xafffffff window]
  3541 |[    3.136318] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  3541 |[    3.136480] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  3585 |[    3.181476] Unpacking initramfs...
  3609 |[    3.206378] workingset: timestamp_bits=62 max_order=18 bucket_order=0
  3657 |[    3.254245] Freeing initrd memory: 1020K
  3933 |[    3.530588] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  3941 |[    3.538687] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  3951 |[    3.548700] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  4005 |[    3.602432] tun: Universal TUN/TAP device driver, 1.6
  4061 |[    3.658704] NET: Registered PF_INET6 protocol family
  4127 |[    3.724704] Segment Routing with IPv6
  4129 |[    3.726399] In-situ OAM (IOAM) with IPv6
  4132 |[    3.729534] NET: Registered PF_PACKET protocol family
  4216 |[    3.813646] DCCP: Activated CCID 2 (TCP-like)
  4255 |[    3.852213] IPI shorthand broadcast: enabled
  4259 |[    3.856309] sched_clock: Marking stable (3824202054, 30862291)->(3939119881, -84055536)
  4264 |[    3.862198] kmemleak: Kernel memory leak detector initialized (mem pool available: 15798)
  4415 |[    4.012578] Freeing unused kernel image (initmem) memory: 828K
  4415 |[    4.013170] Write protecting the kernel read-only data: 12288k
  4436 |[    4.033270] Freeing unused kernel image (text/rodata gap) memory: 2044K
  4440 |[    4.037766] Freeing unused kernel image (rodata/data gap) memory: 532K
  4441 |[    4.038628] Run /init as init process
  4571 |[    4.168238] tsc: Refined TSC clocksource calibration: 2300.000 MHz
  4572 |[    4.169325] clocksource: tsc: mask: 0xffffffffffffffff max_cycles: 0x212735223b2, max_idle_ns: 440795277976 ns
  4582 |[    4.179335] clocksource: Switched to clocksource tsc
  4640 |[    4.237736] kiso-guest: begins
 13258 |[   12.854938] kmemleak: 2 new suspected memory leaks (see /sys/kernel/debug/kmemleak)
 13316 |unreferenced object 0xffff888000af7bc0 (size 96):
 13316 |  comm "init", pid 52, jiffies 4294893228
 13316 |  hex dump (first 32 bytes):
 13317 |    6b 6b 6b 6b 6b 6b 6b 6b 6b 6b 6b 6b 6b 6b 6b 6b  kkkkkkkkkkkkkkkk
 13318 |    6b 6b 6b 6b 6b 6b 6b 6b 6b 6b 6b 6b 6b 6b 6b 6b  kkkkkkkkkkkkkkkk
 13319 |  backtrace:
 13319 |    [<ffffffff811dfc1f>] __kmem_cache_alloc_node+0xff/0x190
 13319 |    [<ffffffff811ac2e5>] kmalloc_trace+0x25/0xb0
 13319 |    [<ffffffff81447484>] defect_made.constprop.0+0x204/0x380
 13320 |    [<ffffffff814478b9>] copy_ipv4_ns+0xf9/0x1e0
 13320 |    [<ffffffff8107064f>] create_new_namespaces+0x14f/0x2d0
 13321 |    [<ffffffff81070b82>] unshare_nsproxy_namespaces+0x52/0xa0
 13321 |    [<ffffffff81046c9b>] ksys_unshare+0x14b/0x3e0
 13321 |    [<ffffffff81046f3d>] __x64_sys_unshare+0xd/0x20
 13322 |    [<ffffffff81001680>] x64_sys_call+0x290/0x9a0
 13324 |    [<ffffffff815319ff>] do_syscall_64+0x2f/0x50
 13324 |    [<ffffffff816000af>] entry_SYSCALL_64_after_hwframe+0x4b/0xb5
 13324 |unreferenced object 0xffff888000af7c88 (size 96):
 13324 |  comm "init", pid 53, jiffies 4294893229
 13324 |  hex dump (first 32 bytes):
 13324 |    6b 6b 6b 6b 6b 6b 6b 6b 6b 6b 6b 6b 6b 6b 6b 6b  kkkkkkkkkkkkkkkk
 13324 |    6b 6b 6b 6b 6b 6b 6b 6b 6b 6b 6b 6b 6b 6b 6b 6b  kkkkkkkkkkkkkkkk
 13324 |  backtrace:
 13324 |    [<ffffffff811dfc1f>] __kmem_cache_alloc_node+0xff/0x190
 13325 |    [<ffffffff811ac2e5>] kmalloc_trace+0x25/0xb0
 13325 |    [<ffffffff81447484>] defect_made.constprop.0+0x204/0x380
 13326 |    [<ffffffff814478b9>] copy_ipv4_ns+0xf9/0x1e0
 13326 |    [<ffffffff8107064f>] create_new_namespaces+0x14f/0x2d0
 13326 |    [<ffffffff81070b82>] unshare_nsproxy_namespaces+0x52/0xa0
 13326 |    [<ffffffff81046c9b>] ksys_unshare+0x14b/0x3e0
 13326 |    [<ffffffff81046f3d>] __x64_sys_unshare+0xd/0x20
 13327 |    [<ffffffff81001680>] x64_sys_call+0x290/0x9a0
 13327 |    [<ffffffff815319ff>] do_syscall_64+0x2f/0x50
 13327 |    [<ffffffff816000af>] entry_SYSCALL_64_after_hwframe+0x4b/0xb5
 13331 |[   12.929006] kiso-guest: has ended
 13343 |[   12.940713] ACPI: PM: Preparing to enter system sleep state S5
 13347 |[   12.944788] reboot: Power down
--- results
  4643 |KTAP version 1
  4644 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=4
  4645 |1..2
  4646 |# kiso start 1 none/bind/tcp-any-two-namespaces
  4707 |not ok 1 none/bind/tcp-any-two-namespaces # FAIL namespace 2: bind to 0.0.0.0:4032: EADDRINUSE
  4708 |# kiso start 2 ipv4ns/bind/tcp-any-two-namespaces
  4763 |ok 2 ipv4ns/bind/tcp-any-two-namespaces
 13332 |# kiso goodbye ran=2
--- stderr
