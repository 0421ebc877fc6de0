about: lockdep: two locks are taken in both orders
verdict: fail
findings: lockdep
kernel: Linux 6.1.192 (Debian linux-source-6.1), the target v6.1-lockdep with the series ipv4-isolation and defects planted in free_ipv4_ns() and create_ipv4_ns()
made: recorded; create_ipv4_ns() took two mutexes in one order, free_ipv4_ns() in the other
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 4 -m 1024M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check kasan_multi_shot kiso_defect=circular'
plan: none bind/tcp-any-two-namespaces isolates
plan: ipv4ns bind/tcp-any-two-namespaces isolates
end: exited 0
ended-ms: 24873
--- console
  1049 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP PREEMPT Thu Jan  1 00:00:00 UTC 1970
  1049 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check kasan_multi_shot kiso_defect=circular
  1049 |[    0.000000] BIOS-provided physical RAM map:
  1049 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
  1049 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
  1050 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000003ffdffff] usable
  1050 |[    0.000000] BIOS-e820: [mem 0x000000003ffe0000-0x000000003fffffff] reserved
  1050 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
  1050 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
  1050 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
  1050 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
  1050 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
  1056 |[    0.000000] printk: bootconsole [uart8250] enabled
  1057 |[    0.000000] NX (Execute Disable) protection: active
  1064 |[    0.000000] tsc: Fast TSC calibration failed
  1072 |[    0.000000] last_pfn = 0x3ffe0 max_arch_pfn = 0x400000000
  1073 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
  1090 |[    0.000000] RAMDISK: [mem 0x3fed8000-0x3ffd7fff]
  1090 |[    0.000000] ACPI: Early table checksum verification disabled
  1097 |[    0.000000] ACPI: RSDP 0x00000000000F59F0 000014 (v00 BOCHS )
  1098 |[    0.000000] ACPI: RSDT 0x000000003FFE23AB 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
  1103 |[    0.000000] ACPI: FACP 0x000000003FFE218B 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
  1107 |[    0.000000] ACPI: DSDT 0x000000003FFE0040 00214B (v01 BOCHS  BXPC     00000001 BXPC 00000001)
  1107 |[    0.000000] ACPI: FACS 0x000000003FFE0000 000040
  1107 |[    0.000000] ACPI: APIC 0x000000003FFE227F 000090 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
  1107 |[    0.000000] ACPI: HPET 0x000000003FFE230F 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
  1107 |[    0.000000] ACPI: MCFG 0x000000003FFE2347 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
  1107 |[    0.000000] ACPI: WAET 0x000000003FFE2383 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
  1108 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0x3ffe218b-0x3ffe227e]
  1108 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0x3ffe0040-0x3ffe218a]
  1108 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0x3ffe0000-0x3ffe003f]
  1112 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0x3ffe227f-0x3ffe230e]
  1112 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0x3ffe230f-0x3ffe2346]
  1112 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0x3ffe2347-0x3ffe2382]
  1112 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0x3ffe2383-0x3ffe23aa]
  1120 |[    0.000000] Zone ranges:
  1123 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000003ffdffff]
  1123 |[    0.000000]   Normal   empty
  1123 |[    0.000000] Movable zone start for each node
  1123 |[    0.000000] Early memory node ranges
  1123 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
  1123 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000003ffdffff]
  1124 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000003ffdffff]
  1344 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
  1344 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
  1344 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
  1344 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
  1352 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
  1352 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
  1352 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
  1352 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
  1352 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
  1352 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
  1356 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
  1356 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
  1357 |[    0.000000] smpboot: Allowing 4 CPUs, 0 hotplug CPUs
  1358 |[    0.000000] [mem 0x40000000-0xafffffff] available for PCI devices
  1358 |[    0.000000] Booting paravirtualized kernel on bare hardware
  1358 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
  1362 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:4 nr_cpu_ids:4 nr_node_ids:1
  1399 |[    0.000000] percpu: Embedded 51 pages/cpu s179040 r0 d29856 u524288
  1405 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 257760
  1405 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check kasan_multi_shot kiso_defect=circular
  1417 |[    0.000000] Unknown kernel command line parameters "kasan_multi_shot", will be passed to user space.
  1442 |[    0.000000] Dentry cache hash table entries: 131072 (order: 8, 1048576 bytes, linear)
  1447 |[    0.000000] Inode-cache hash table entries: 65536 (order: 7, 524288 bytes, linear)
  1451 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
  1455 |[    0.000000] stackdepot hash table entries: 65536 (order: 7, 524288 bytes, linear)
  2291 |[    0.000000] Memory: 996112K/1048056K available (8194K kernel code, 1135K rwdata, 1516K rodata, 828K init, 16364K bss, 51688K reserved, 0K cma-reserved)
  2291 |[    0.000000] **********************************************************
  2291 |[    0.000000] **   NOTICE NOTICE NOTICE NOTICE NOTICE NOTICE NOTICE   **
  2292 |[    0.000000] **                                                      **
  2292 |[    0.000000] ** This system shows unhashed kernel memory addresses   **
  2292 |[    0.000000] ** via the console, logs, and other interfaces. This    **
  2296 |[    0.000000] ** might reduce the security of your system.            **
  2296 |[    0.000000] **                                                      **
  2296 |[    0.000000] ** If you see this message and you are not debugging    **
  2296 |[    0.000000] ** the kernel, report this immediately to your system   **
  2297 |[    0.000000] ** administrator!                                       **
  2297 |[    0.000000] **                                                      **
  2297 |[    0.000000] **   NOTICE NOTICE NOTICE NOTICE NOTICE NOTICE NOTICE   **
  2300 |[    0.000000] **********************************************************
  2336 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=4, Nodes=1
  2400 |[    0.000000] Running RCU self tests
  2404 |[    0.000000] rcu: Preemptible hierarchical RCU implementation.
  2404 |[    0.000000] rcu: 	RCU lockdep checking is enabled.
  2404 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=4.
  2404 |[    0.000000] rcu: 	RCU callback double-/use-after-free debug is enabled.
  2404 |[    0.000000] 	Trampoline variant of Tasks RCU enabled.
  2404 |[    0.000000] 	Tracing variant of Tasks RCU enabled.
  2405 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
  2405 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=4
  2496 |[    0.000000] NR_IRQS: 4352, nr_irqs: 72, preallocated irqs: 16
  2527 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
  2607 |[    0.000000] printk: console [ttyS0] enabled
  2607 |[    0.000000] printk: console [ttyS0] enabled
  2607 |[    0.000000] printk: bootconsole [uart8250] disabled
  2607 |[    0.000000] printk: bootconsole [uart8250] disabled
  2607 |[    0.000000] Lock dependency validator: Copyright (c) 2006 Red Hat, Inc., Ingo Molnar
  2608 |[    0.000000] ... MAX_LOCKDEP_SUBCLASSES:  8
  2608 |[    0.000000] ... MAX_LOCK_DEPTH:          48
  2608 |[    0.000000] ... MAX_LOCKDEP_KEYS:        8192
  2608 |[    0.000000] ... CLASSHASH_SIZE:          4096
  2608 |[    0.000000] ... MAX_LOCKDEP_ENTRIES:     32768
  2612 |[    0.000000] ... MAX_LOCKDEP_CHAINS:      65536
  2612 |[    0.000000] ... CHAINHASH_SIZE:          32768
  2612 |[    0.000000]  memory used by lock dependency info: 6493 kB
  2613 |[    0.000000]  memory used for stack traces: 4224 kB
  2613 |[    0.000000]  per task-struct memory footprint: 1920 bytes
  2617 |[    0.000000] ACPI: Core revision 20220331
  2650 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
  2701 |[    0.012000] APIC: Switch to symmetric I/O mode setup
  2758 |[    0.044000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
  2832 |[    0.056000] tsc: Unable to calibrate against PIT
  2832 |[    0.056000] tsc: using HPET reference calibration
  2832 |[    0.056000] tsc: Detected 2296.785 MHz processor
  2842 |[    0.006342] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x211b5841b65, max_idle_ns: 440795290086 ns
  2842 |[    0.006988] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
  2850 |[    0.013247] process: using AMD E400 aware idle routine
  2850 |[    0.013523] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
  2850 |[    0.013607] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
  2929 |[    0.016126] x86/fpu: x87 FPU will use FXSAVE
  2991 |[    0.063569] Freeing SMP alternatives memory: 20K
  2993 |[    0.070775] pid_max: default: 4096 minimum: 301
  3106 |[    0.136604] Mount-cache hash table entries: 2048 (order: 2, 16384 bytes, linear)
  3113 |[    0.139314] Mountpoint-cache hash table entries: 2048 (order: 2, 16384 bytes, linear)
  3491 |[    0.438906] APIC timer disabled due to verification failure
  3503 |[    0.442678] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  3571 |[    0.502852] cblist_init_generic: Setting adjustable number of callback queues.
  3571 |[    0.505633] cblist_init_generic: Setting shift to 2 and lim to 1 rcu_task_cpu_ids=4.
  3576 |[    0.507225] cblist_init_generic: Setting adjustable number of callback queues.
  3579 |[    0.511496] cblist_init_generic: Setting shift to 2 and lim to 1 rcu_task_cpu_ids=4.
  3586 |[    0.517596] Running RCU-tasks wait API self tests
  3642 |[    0.558089] Performance Events: PMU not available due to virtualization, using software events only.
  3642 |[    0.561551] signal: max sigframe size: 1040
  3656 |[    0.564886] rcu: Hierarchical SRCU implementation.
  3656 |[    0.566678] rcu: 	Max phase no-delay instances is 1000.
  3666 |[    0.571113] Callback from call_rcu_tasks_trace() invoked.
  3692 |[    0.594136] smp: Bringing up secondary CPUs ...
  3712 |[    0.607486] x86: Booting SMP configuration:
  3969 |[    0.611243] .... node  #0, CPUs:      #1 #2 #3
  3969 |[    0.719886] smp: Brought up 1 node, 4 CPUs
  3969 |[    0.722019] smpboot: Max logical packages: 1
  3969 |[    0.722171] smpboot: Total of 4 processors activated (20000.00 BogoMIPS)
  4061 |[    0.779054] Callback from call_rcu_tasks() invoked.
  4188 |[    0.899518] devtmpfs: initialized
  4319 |[    0.978345] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  4323 |[    0.981488] futex hash table entries: 16 (order: 0, 2048 bytes, linear)
  4352 |[    1.010307] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  4399 |[    1.058182] PCI: Using configuration type 1 for base access
  5029 |[    1.608414] ACPI: Added _OSI(Module Device)
  5032 |[    1.608624] ACPI: Added _OSI(Processor Device)
  5032 |[    1.610031] ACPI: Added _OSI(Processor Aggregator Device)
  6629 |[    3.191096] ACPI: 1 ACPI AML tables successfully acquired and loaded
  6989 |[    3.547597] ACPI: Interpreter enabled
  6999 |[    3.556764] ACPI: PM: (supports S0 S5)
  6999 |[    3.557985] ACPI: Using IOAPIC for interrupt routing
  7010 |[    3.568073] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  7010 |[    3.568269] PCI: Using E820 reservations for host bridge windows
  7065 |[    3.622678] ACPI: Enabled 2 GPEs in block 00 to 3F
  9528 |[    5.751001] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  9536 |[    5.761305] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  9538 |[    5.768795] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  9765 |[    5.995647] PCI host bridge to bus 0000:00
  9774 |[    5.998942] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  9774 |[    6.003098] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  9777 |[    6.003291] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  9777 |[    6.006122] pci_bus 0000:00: root bus resource [mem 0x40000000-0xafffffff window]
  9780 |[    6.006365] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  9782 |[    6.012138] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  9782 |[    6.012597] pci_bus 0000:00: root bus resource [bus 00-ff]
  9802 |[    6.028633] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  9889 |[    6.110817] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  9976 |[    6.189657] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
 10058 |[    6.255175] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
 10178 |[    6.364311] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
 10294 |[    6.475118] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
 10393 |[    6.563816] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
 10519 |[    6.658924] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
 10663 |[    6.766073] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
 10829 |[    6.899782] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
 10877 |[    6.954984] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
 10913 |[    6.983670] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
 10937 |[    7.012041] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
 10973 |[    7.048639] ACPI: PCI: Interrupt link GSID configured for IRQ 19
 10998 |[    7.074031] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
 11025 |[    7.103171] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
 11052 |[    7.119429] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
 11073 |[    7.135316] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
 11633 |[    7.630678] PCI: Using ACPI for IRQ routing
 11699 |[    7.671832] clocksource: Switched to clocksource tsc-early
 11699 |[    7.673125] Clockevents: could not switch to one-shot mode: lapic is not functional.
 11704 |[    7.673439] Could not switch to high resolution mode on CPU 3
 11719 |[    7.673650] Clockevents: could not switch to one-shot mode:
 11719 |[    7.678723] Clockevents: could not switch to one-shot mode: lapic is not functional.
 11719 |[    7.678807] Could not switch to high resolution mode on CPU 1
 11721 |[    7.675483] Clockevents: could not switch to one-shot mode: lapic is not functional.
 11722 |[    7.675483] Could not switch to high resolution mode on CPU 2
 11722 |[    7.679614]  lapic is not functional.
 11722 |[    7.679614] Could not switch to high resolution mode on CPU 0
 11820 |[    7.787901] pnp: PnP ACPI init
 11900 |[    7.872704] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
 11984 |[    7.943160] pnp: PnP ACPI: found 6 devices
 12251 |[    8.221298] NET: Registered PF_INET protocol family
 12273 |[    8.248371] IP idents hash table entries: 16384 (order: 5, 131072 bytes, linear)
 12512 |[    8.465497] tcp_listen_portaddr_hash hash table entries: 512 (order: 4, 36864 bytes, linear)
 12520 |[    8.488602] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
 12521 |[    8.496574] TCP established hash table entries: 8192 (order: 4, 65536 bytes, linear)
 12556 |[    8.531274] TCP bind hash table entries: 8192 (order: 9, 1179648 bytes, linear)
 12702 |[    8.676612] TCP: Hash tables configured (established 8192 bind 8192)
 12853 |[    8.804022] MPTCP token hash table entries: 1024 (order: 5, 90112 bytes, linear)
 12874 |[    8.849424] UDP hash table entries: 512 (order: 5, 81920 bytes, linear)
 12965 |[    8.941156] UDP-Lite hash table entries: 512 (order: 5, 81920 bytes, linear)
 13046 |[    9.021151] NET: Registered PF_UNIX/PF_LOCAL protocol family
 13066 |[    9.041898] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
 13081 |[    9.042291] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
 13081 |[    9.044996] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
 13082 |[    9.057435] pci_bus 0000:00: resource 7 [mem 0x40000000-0xafffffff window]
 13082 |[    9.057897] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
 13082 |[    9.058146] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
 13156 |[    9.127367] Unpacking initramfs...
 13286 |[    9.261019] workingset: timestamp_bits=62 max_order=18 bucket_order=0
 13382 |[    9.358506] Freeing initrd memory: 1024K
 14343 |[   10.315711] tsc: Refined TSC clocksource calibration: 2300.000 MHz
 14346 |[   10.321586] clocksource: tsc: mask: 0xffffffffffffffff max_cycles: 0x212735223b2, max_idle_ns: 440795277976 ns
 14389 |[   10.366367] clocksource: Switched to clocksource tsc
 14392 |[   10.369725] Clockevents: could not switch to one-shot mode: lapic is not functional.
 14392 |[   10.370121] Could not switch to high resolution mode on CPU 2
 14394 |[   10.370337] Clockevents: could not switch to one-shot mode: lapic is not functional.
 14394 |[   10.370493] Clockevents: could not switch to one-shot mode:
 14394 |[   10.370502] Could not switch to high resolution mode on CPU 3
 14394 |[   10.370848]  lapic is not functional.
 14394 |[   10.370939] Could not switch to high resolution mode on CPU 0
 14400 |[   10.370140] Clockevents: could not switch to one-shot mode: lapic is not functional.
 14400 |[   10.370140] Could not switch to high resolution mode on CPU 1
 14571 |[   10.548611] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
 14583 |[   10.560462] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
 14598 |[   10.572297] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
 14690 |[   10.667712] tun: Universal TUN/TAP device driver, 1.6
 14751 |[   10.728543] NET: Registered PF_INET6 protocol family
 14884 |[   10.860330] Segment Routing with IPv6
 14892 |[   10.866645] In-situ OAM (IOAM) with IPv6
 14896 |[   10.871806] NET: Registered PF_PACKET protocol family
 14972 |[   10.947739] DCCP: Activated CCID 2 (TCP-like)
 15015 |[   10.991753] IPI shorthand broadcast: enabled
 15021 |[   10.995851] sched_clock: Marking stable (11051410700, -57321489)->(12201698473, -1207609262)
 15031 |[   11.008605] kmemleak: Kernel memory leak detector initialized (mem pool available: 15798)
 15229 |[   11.200760] Freeing unused kernel image (initmem) memory: 828K
 15229 |[   11.206292] Write protecting the kernel read-only data: 12288k
 15255 |[   11.229184] Freeing unused kernel image (text/rodata gap) memory: 2044K
 15261 |[   11.238360] Freeing unused kernel image (rodata/data gap) memory: 532K
 15263 |[   11.240762] Run /init as init process
 15453 |[   11.428808] kiso-guest: begins
 15568 |[   11.545169] 
 15568 |[   11.545770] ======================================================
 15568 |[   11.546192] WARNING: possible circular locking dependency detected
 15569 |[   11.546630] 6.1.192 #1 Not tainted
 15569 |[   11.546922] ------------------------------------------------------
 15569 |[   11.547272] init/50 is trying to acquire lock:
 15571 |[   11.547572] ffffffff81cfd1a8 (ids_lock){+.+.}-{3:3}, at: defect_freed+0x53/0x70
 15571 |[   11.548649] 
 15571 |[   11.548649] but task is already holding lock:
 15572 |[   11.549021] ffffffff81cfd108 (owners_lock){+.+.}-{3:3}, at: defect_freed+0x45/0x70
 15572 |[   11.549778] 
 15572 |[   11.549778] which lock already depends on the new lock.
 15572 |[   11.549778] 
 15572 |[   11.550284] 
 15573 |[   11.550284] the existing dependency chain (in reverse order) is:
 15573 |[   11.550716] 
 15575 |[   11.550716] -> #1 (owners_lock){+.+.}-{3:3}:
 15575 |[   11.551260]        __mutex_lock+0xa8/0xbe0
 15575 |[   11.551440]        mutex_lock_nested+0x16/0x20
 15575 |[   11.551488]        defect_made.constprop.0+0x2ba/0x380
 15575 |[   11.551537]        copy_ipv4_ns+0xf9/0x1e0
 15575 |[   11.551577]        create_new_namespaces+0x14f/0x2d0
 15575 |[   11.551628]        unshare_nsproxy_namespaces+0x52/0xa0
 15575 |[   11.551677]        ksys_unshare+0x14b/0x3e0
 15575 |[   11.551719]        __x64_sys_unshare+0xd/0x20
 15575 |[   11.551761]        x64_sys_call+0x290/0x9a0
 15575 |[   11.551812]        do_syscall_64+0x2f/0x50
 15575 |[   11.551854]        entry_SYSCALL_64_after_hwframe+0x4b/0xb5
 15575 |[   11.551942] 
 15575 |[   11.551942] -> #0 (ids_lock){+.+.}-{3:3}:
 15575 |[   11.552013]        __lock_acquire+0x14ef/0x25a0
 15575 |[   11.552059]        lock_acquire+0xb8/0x270
 15575 |[   11.552099]        __mutex_lock+0xa8/0xbe0
 15575 |[   11.552138]        mutex_lock_nested+0x16/0x20
 15575 |[   11.552180]        defect_freed+0x53/0x70
 15575 |[   11.552218]        ipv4_ns_put+0x70/0xa0
 15575 |[   11.552255]        put_ipv4_ns+0xd/0x10
 15575 |[   11.552292]        free_nsproxy+0xa9/0x100
 15575 |[   11.552333]        switch_task_namespaces+0x64/0x70
 15575 |[   11.552380]        exit_task_namespaces+0xb/0x10
 15575 |[   11.552425]        do_exit+0x346/0xac0
 15575 |[   11.552464]        do_group_exit+0x36/0xa0
 15575 |[   11.552504]        get_signal+0xba7/0xbb0
 15575 |[   11.552544]        arch_do_signal_or_restart+0x2d/0x690
 15575 |[   11.552594]        exit_to_user_mode_prepare+0xd0/0x140
 15575 |[   11.552641]        syscall_exit_to_user_mode+0x1d/0x50
 15575 |[   11.552686]        do_syscall_64+0x3b/0x50
 15575 |[   11.552727]        entry_SYSCALL_64_after_hwframe+0x4b/0xb5
 15575 |[   11.552791] 
 15575 |[   11.552791] other info that might help us debug this:
 15575 |[   11.552791] 
 15575 |[   11.552877]  Possible unsafe locking scenario:
 15575 |[   11.552877] 
 15576 |[   11.553097]        CPU0                    CPU1
 15576 |[   11.554159]        ----                    ----
 15577 |[   11.554452]   lock(owners_lock);
 15577 |[   11.554677]                                lock(ids_lock);
 15577 |[   11.555018]                                lock(owners_lock);
 15578 |[   11.555474]   lock(ids_lock);
 15578 |[   11.555682] 
 15578 |[   11.555682]  *** DEADLOCK ***
 15578 |[   11.555682] 
 15578 |[   11.556039] 1 lock held by init/50:
 15579 |[   11.556267]  #0: ffffffff81cfd108 (owners_lock){+.+.}-{3:3}, at: defect_freed+0x45/0x70
 15579 |[   11.556781] 
 15579 |[   11.556781] stack backtrace:
 15580 |[   11.557125] CPU: 0 PID: 50 Comm: init Not tainted 6.1.192 #1 
 15580 |[   11.557704] Call Trace:
 15580 |[   11.557819]  <TASK>
 15580 |[   11.557929]  dump_stack_lvl+0x51/0x66
 15580 |[   11.558071]  dump_stack+0x10/0x12
 15580 |[   11.558114]  print_circular_bug.cold+0x177/0x1b0
 15580 |[   11.558164]  check_noncircular+0x11f/0x130
 15580 |[   11.558207]  __lock_acquire+0x14ef/0x25a0
 15580 |[   11.558251]  ? _raw_spin_unlock_irqrestore+0x30/0x60
 15580 |[   11.558302]  ? free_to_partial_list+0x36b/0x4e0
 15580 |[   11.558351]  lock_acquire+0xb8/0x270
 15580 |[   11.558387]  ? defect_freed+0x53/0x70
 15580 |[   11.558425]  __mutex_lock+0xa8/0xbe0
 15580 |[   11.558462]  ? defect_freed+0x53/0x70
 15581 |[   11.558499]  ? defect_freed+0x53/0x70
 15581 |[   11.558570]  mutex_lock_nested+0x16/0x20
 15581 |[   11.558612]  ? mutex_lock_nested+0x16/0x20
 15581 |[   11.558675]  defect_freed+0x53/0x70
 15581 |[   11.558734]  ipv4_ns_put+0x70/0xa0
 15581 |[   11.558790]  put_ipv4_ns+0xd/0x10
 15581 |[   11.558846]  free_nsproxy+0xa9/0x100
 15581 |[   11.558907]  switch_task_namespaces+0x64/0x70
 15581 |[   11.558975]  exit_task_namespaces+0xb/0x10
 15581 |[   11.559039]  do_exit+0x346/0xac0
 15581 |[   11.559096]  ? _raw_spin_unlock_irq+0x22/0x50
 15581 |[   11.559163]  ? get_signal+0x289/0xbb0
 15581 |[   11.559222]  ? __this_cpu_preempt_check+0x13/0x20
 15581 |[   11.559289]  do_group_exit+0x36/0xa0
 15581 |[   11.559350]  get_signal+0xba7/0xbb0
 15581 |[   11.559409]  ? pipe_read+0x32b/0x480
 15581 |[   11.559470]  arch_do_signal_or_restart+0x2d/0x690
 15582 |[   11.559541]  ? vfs_read+0x1d5/0x1f0
 15582 |[   11.559597]  exit_to_user_mode_prepare+0xd0/0x140
 15582 |[   11.559667]  syscall_exit_to_user_mode+0x1d/0x50
 15582 |[   11.559734]  do_syscall_64+0x3b/0x50
 15582 |[   11.559792]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
 15582 |[   11.559935] RIP: 0033:0x227add
 15582 |[   11.560115] Code: Unable to access opcode bytes at 0x227ab3.
 15582 |[   11.560211] RSP: 002b:0000000000311850 EFLAGS: 00000246 ORIG_RAX: 0000000000000000
 15582 |[   11.560341] RAX: fffffffffffffe00 RBX: 0000000600000009 RCX: 0000000000227add
 15582 |[   11.560431] RDX: 0000000000000010 RSI: 0000000000311850 RDI: 0000000000000006
 15583 |[   11.560520] RBP: 0000000000000010 R08: 0000000000000010 R09: 0000000000000000
 15583 |[   11.560608] R10: 0000000000311760 R11: 0000000000000246 R12: 00000000002012e5
 15583 |[   11.560697] R13: 0000000000311850 R14: 0000000000000006 R15: 0000000000000009
 15583 |[   11.560820]  </TASK>
 24817 |[   20.795013] kiso-guest: has ended
 24833 |[   20.810804] ACPI: PM: Preparing to enter system sleep state S5
 24834 |[   20.812170] reboot: Power down
--- results
 15458 |KTAP version 1
 15460 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=4
 15460 |1..2
 15461 |# kiso start 1 none/bind/tcp-any-two-namespaces
 15518 |not ok 1 none/bind/tcp-any-two-namespaces # FAIL namespace 2: bind to 0.0.0.0:4032: EADDRINUSE
 15518 |# kiso start 2 ipv4ns/bind/tcp-any-two-namespaces
 15587 |ok 2 ipv4ns/bind/tcp-any-two-namespaces
 24817 |# kiso goodbye ran=2
--- stderr
