about: PID 1 dies in the middle of a case: panic
verdict: crash
findings: panic
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig, no series
made: recorded; PID 1 was a small C program that speaks the protocol and exits with 3 in its second case
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=init-dies'
plan: netns bind/first guards
plan: netns bind/second isolates
plan: none bind/second isolates
end: exited 0
ended-ms: 1554
--- console
   262 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   262 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=init-dies
   262 |[    0.000000] BIOS-provided physical RAM map:
   262 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   262 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   262 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   262 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   262 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   262 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   262 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   262 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   262 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   262 |[    0.000000] printk: bootconsole [uart8250] enabled
   262 |[    0.000000] NX (Execute Disable) protection: active
   263 |[    0.000000] tsc: Fast TSC calibration failed
   267 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   268 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   274 |[    0.000000] RAMDISK: [mem 0x0ff1a000-0x0ffd7fff]
   275 |[    0.000000] ACPI: Early table checksum verification disabled
   276 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   280 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   280 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   280 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   280 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   280 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   280 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   280 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   280 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   280 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   280 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   280 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   280 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   280 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   280 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   280 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   281 |[    0.000000] Zone ranges:
   282 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   282 |[    0.000000]   Normal   empty
   283 |[    0.000000] Movable zone start for each node
   283 |[    0.000000] Early memory node ranges
   284 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   285 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   286 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   294 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   296 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   296 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   296 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   296 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   297 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   298 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   300 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   300 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   300 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   300 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   300 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   300 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   300 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   300 |[    0.000000] Booting paravirtualized kernel on bare hardware
   300 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   302 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   308 |[    0.000000] percpu: Embedded 40 pages/cpu s134248 r0 d29592 u1048576
   312 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   312 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=init-dies
   312 |[    0.000000] Unknown kernel command line parameters "fault=init-dies", will be passed to user space.
   314 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   315 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   317 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   321 |[    0.000000] Memory: 242824K/261624K available (6144K kernel code, 705K rwdata, 888K rodata, 716K init, 564K bss, 18544K reserved, 0K cma-reserved)
   324 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   340 |[    0.000000] rcu: Hierarchical RCU implementation.
   341 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   342 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   343 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   344 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   348 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   352 |[    0.000000] printk: console [ttyS0] enabled
   353 |[    0.000000] printk: console [ttyS0] enabled
   354 |[    0.000000] printk: bootconsole [uart8250] disabled
   354 |[    0.000000] printk: bootconsole [uart8250] disabled
   355 |[    0.000000] ACPI: Core revision 20220331
   359 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   362 |[    0.000000] APIC: Switch to symmetric I/O mode setup
   365 |[    0.000000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   440 |[    0.016000] tsc: Unable to calibrate against PIT
   441 |[    0.016000] tsc: using HPET reference calibration
   442 |[    0.020000] tsc: Detected 2593.735 MHz processor
   444 |[    0.000286] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x25631dcbe7c, max_idle_ns: 440795315255 ns
   444 |[    0.000575] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   444 |[    0.001478] process: using AMD E400 aware idle routine
   444 |[    0.001627] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   445 |[    0.002450] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   448 |[    0.005439] x86/fpu: x87 FPU will use FXSAVE
   456 |[    0.015445] Freeing SMP alternatives memory: 16K
   457 |[    0.016159] pid_max: default: 4096 minimum: 301
   463 |[    0.021582] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   464 |[    0.022337] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   700 |[    0.238628] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
   705 |[    0.242003] Performance Events: PMU not available due to virtualization, using software events only.
   707 |[    0.242988] signal: max sigframe size: 1040
   707 |[    0.243583] rcu: Hierarchical SRCU implementation.
   707 |[    0.243675] rcu: 	Max phase no-delay instances is 1000.
   709 |[    0.245480] smp: Bringing up secondary CPUs ...
   712 |[    0.249142] x86: Booting SMP configuration:
   736 |[    0.249804] .... node  #0, CPUs:      #1
   737 |[    0.268820] smp: Brought up 1 node, 2 CPUs
   739 |[    0.270443] smpboot: Max logical packages: 1
   739 |[    0.270573] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
   781 |[    0.284975] devtmpfs: initialized
   798 |[    0.294356] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
   801 |[    0.296822] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
   803 |[    0.298785] NET: Registered PF_NETLINK/PF_ROUTE protocol family
   806 |[    0.303761] PCI: Using configuration type 1 for base access
   828 |[    0.316487] ACPI: Added _OSI(Module Device)
   828 |[    0.316487] ACPI: Added _OSI(Processor Device)
   828 |[    0.316487] ACPI: Added _OSI(Processor Aggregator Device)
   854 |[    0.320487] ACPI: 1 ACPI AML tables successfully acquired and loaded
   892 |[    0.328487] ACPI: Interpreter enabled
   892 |[    0.328487] ACPI: PM: (supports S0 S5)
   892 |[    0.328487] ACPI: Using IOAPIC for interrupt routing
   892 |[    0.328487] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
   892 |[    0.328487] PCI: Using E820 reservations for host bridge windows
   892 |[    0.328487] ACPI: Enabled 2 GPEs in block 00 to 3F
  1001 |[    0.352791] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  1002 |[    0.354394] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  1003 |[    0.355285] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  1007 |[    0.356487] PCI host bridge to bus 0000:00
  1008 |[    0.356487] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  1009 |[    0.356487] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  1010 |[    0.356487] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  1012 |[    0.356487] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
  1012 |[    0.356487] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  1012 |[    0.356487] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  1012 |[    0.356487] pci_bus 0000:00: root bus resource [bus 00-ff]
  1012 |[    0.356487] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  1016 |[    0.361528] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  1017 |[    0.362827] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
  1022 |[    0.364487] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
  1024 |[    0.364487] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
  1025 |[    0.364487] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
  1028 |[    0.364487] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
  1033 |[    0.370583] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  1036 |[    0.371486] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  1036 |[    0.371784] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  1036 |[    0.372067] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  1036 |[    0.372345] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  1036 |[    0.372678] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  1036 |[    0.372980] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  1036 |[    0.373917] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  1037 |[    0.374762] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  1038 |[    0.375539] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  1039 |[    0.376308] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  1043 |[    0.376562] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  1043 |[    0.376683] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  1043 |[    0.376796] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  1043 |[    0.376908] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  1043 |[    0.377018] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  1048 |[    0.385233] PCI: Using ACPI for IRQ routing
  1051 |[    0.388339] clocksource: Switched to clocksource tsc-early
  1055 |[    0.389048] pnp: PnP ACPI init
  1058 |[    0.392185] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  1061 |[    0.395124] pnp: PnP ACPI: found 6 devices
  1067 |[    0.400958] NET: Registered PF_INET protocol family
  1069 |[    0.402514] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
  1072 |[    0.405865] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
  1073 |[    0.407154] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  1074 |[    0.408167] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
  1075 |[    0.408730] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
  1076 |[    0.409357] TCP: Hash tables configured (established 2048 bind 2048)
  1076 |[    0.410490] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
  1077 |[    0.411447] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
  1079 |[    0.412545] NET: Registered PF_UNIX/PF_LOCAL protocol family
  1080 |[    0.413864] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  1083 |[    0.414543] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  1083 |[    0.414634] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  1083 |[    0.414727] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
  1083 |[    0.414819] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  1083 |[    0.414911] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  1084 |[    0.417767] workingset: timestamp_bits=62 max_order=16 bucket_order=0
  1086 |[    0.420167] Unpacking initramfs...
  1092 |[    0.426198] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  1093 |[    0.427024] Freeing initrd memory: 760K
  1095 |[    0.429360] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  1097 |[    0.431359] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  1101 |[    0.435108] NET: Registered PF_INET6 protocol family
  1107 |[    0.440841] Segment Routing with IPv6
  1107 |[    0.441518] In-situ OAM (IOAM) with IPv6
  1108 |[    0.442382] NET: Registered PF_PACKET protocol family
  1111 |[    0.443476] DCCP: Activated CCID 2 (TCP-like)
  1111 |[    0.444247] IPI shorthand broadcast: enabled
  1111 |[    0.444726] sched_clock: Marking stable (464143836, -19512345)->(668910778, -224279287)
  1351 |[    0.684528] Freeing unused kernel image (initmem) memory: 716K
  1351 |[    0.684889] Write protecting the kernel read-only data: 10240k
  1360 |[    0.692132] Freeing unused kernel image (text/rodata gap) memory: 2044K
  1364 |[    0.695671] Freeing unused kernel image (rodata/data gap) memory: 1160K
  1364 |[    0.695978] Run /init as init process
  1526 |[    0.860245] Kernel panic - not syncing: Attempted to kill init! exitcode=0x00000300
  1536 |[    0.862771] CPU: 0 PID: 1 Comm: init Not tainted 6.1.192 #1 
  1538 |[    0.870892] Call Trace:
  1538 |[    0.871278]  <TASK>
  1538 |[    0.871401]  dump_stack_lvl+0x3a/0x4c
  1538 |[    0.871779]  dump_stack+0x10/0x12
  1538 |[    0.871829]  panic+0xf9/0x25d
  1538 |[    0.871873]  do_exit.cold+0x15/0x15
  1538 |[    0.871922]  do_group_exit+0x30/0x90
  1538 |[    0.871973]  __x64_sys_exit_group+0x13/0x20
  1538 |[    0.872029]  x64_sys_call+0x3a8/0x9a0
  1538 |[    0.872079]  do_syscall_64+0x2f/0x50
  1538 |[    0.872132]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
  1538 |[    0.872256] RIP: 0033:0x430de9
  1538 |[    0.872426] Code: 90 49 c7 c0 b8 ff ff ff be e7 00 00 00 ba 3c 00 00 00 eb 12 0f 1f 44 00 00 89 d0 0f 05 48 3d 00 f0 ff ff 77 1c f4 89 f0 0f 05 <48> 3d 00 f0 ff ff 76 e7 f7 d8 64 41 89 00 eb df 0f 1f 80 00 00 00
  1541 |[    0.875245] RSP: 002b:00007ffc70343988 EFLAGS: 00000246 ORIG_RAX: 00000000000000e7
  1542 |[    0.876522] RAX: ffffffffffffffda RBX: 00000000004a9350 RCX: 0000000000430de9
  1544 |[    0.878174] RDX: 000000000000003c RSI: 00000000000000e7 RDI: 0000000000000003
  1546 |[    0.879994] RBP: 00000000004a9350 R08: ffffffffffffffb8 R09: 00007ffc70343407
  1546 |[    0.880870] R10: 0000000000000000 R11: 0000000000000246 R12: 0000000000000001
  1548 |[    0.882588] R13: 0000000000000003 R14: 00000000004a7108 R15: 00000000004a9e00
  1548 |[    0.882786]  </TASK>
  1550 |[    0.883562] Kernel Offset: disabled
--- results
  1520 |KTAP version 1
  1520 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2
  1520 |1..3
  1524 |# kiso start 1 netns/bind/first
  1524 |ok 1 netns/bind/first
  1524 |# kiso start 2 netns/bind/second
--- stderr
