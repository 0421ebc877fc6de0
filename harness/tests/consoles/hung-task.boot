about: a task sleeps in the kernel for ever; the deadline was 22 s
verdict: hang
findings: hung task
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig plus LKDTM, MAGIC_SYSRQ, DETECT_HUNG_TASK, SOFTLOCKUP_DETECTOR, no series
made: recorded; PID 1 was a small C program that speaks the protocol; its second case writes HUNG_TASK into LKDTM's provoke-crash/DIRECT
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=HUNG_TASK sysctl.kernel.hung_task_timeout_secs=4'
plan: netns bind/first guards
plan: netns bind/second isolates
plan: none bind/second isolates
end: deadline case netns/bind/second 22000
ended-ms: 22004
--- console
   249 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   249 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=HUNG_TASK sysctl.kernel.hung_task_timeout_secs=4
   249 |[    0.000000] BIOS-provided physical RAM map:
   249 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   249 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   249 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   249 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   249 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   249 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   249 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   249 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   249 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   249 |[    0.000000] printk: bootconsole [uart8250] enabled
   249 |[    0.000000] NX (Execute Disable) protection: active
   249 |[    0.000000] tsc: Fast TSC calibration failed
   259 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   265 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   270 |[    0.000000] RAMDISK: [mem 0x0ff1a000-0x0ffd7fff]
   272 |[    0.000000] ACPI: Early table checksum verification disabled
   277 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   278 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   285 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   289 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   295 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   295 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   295 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   295 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   295 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   295 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   295 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   295 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   295 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   295 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   295 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   295 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   302 |[    0.000000] Zone ranges:
   302 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   306 |[    0.000000]   Normal   empty
   306 |[    0.000000] Movable zone start for each node
   306 |[    0.000000] Early memory node ranges
   306 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   306 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   306 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   312 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   318 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   321 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   321 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   321 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   321 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   321 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   321 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   321 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   321 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   321 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   321 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   322 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   323 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   324 |[    0.000000] Booting paravirtualized kernel on bare hardware
   326 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   326 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   331 |[    0.000000] percpu: Embedded 40 pages/cpu s134440 r0 d29400 u1048576
   333 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   341 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=HUNG_TASK sysctl.kernel.hung_task_timeout_secs=4
   341 |[    0.000000] Unknown kernel command line parameters "fault=HUNG_TASK", will be passed to user space.
   341 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   342 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   345 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   346 |[    0.000000] Memory: 242824K/261624K available (6144K kernel code, 709K rwdata, 936K rodata, 716K init, 564K bss, 18544K reserved, 0K cma-reserved)
   350 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   356 |[    0.000000] rcu: Hierarchical RCU implementation.
   357 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   358 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   359 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   360 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   364 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   368 |[    0.000000] printk: console [ttyS0] enabled
   377 |[    0.000000] printk: console [ttyS0] enabled
   377 |[    0.000000] printk: bootconsole [uart8250] disabled
   377 |[    0.000000] printk: bootconsole [uart8250] disabled
   377 |[    0.000000] ACPI: Core revision 20220331
   378 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   378 |[    0.000000] APIC: Switch to symmetric I/O mode setup
   382 |[    0.000000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   455 |[    0.016000] tsc: Unable to calibrate against PIT
   456 |[    0.016000] tsc: using HPET reference calibration
   456 |[    0.016000] tsc: Detected 2593.769 MHz processor
   458 |[    0.001052] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x25633de0179, max_idle_ns: 440795266969 ns
   460 |[    0.002641] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   462 |[    0.006736] process: using AMD E400 aware idle routine
   463 |[    0.007612] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   464 |[    0.008356] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   470 |[    0.009907] x86/fpu: x87 FPU will use FXSAVE
   477 |[    0.021378] Freeing SMP alternatives memory: 16K
   478 |[    0.022267] pid_max: default: 4096 minimum: 301
   486 |[    0.030380] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   487 |[    0.031550] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   764 |[    0.222484] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
   778 |[    0.229234] Performance Events: PMU not available due to virtualization, using software events only.
   781 |[    0.230919] signal: max sigframe size: 1040
   791 |[    0.238686] rcu: Hierarchical SRCU implementation.
   791 |[    0.238803] rcu: 	Max phase no-delay instances is 1000.
   808 |[    0.246757] smp: Bringing up secondary CPUs ...
   814 |[    0.251477] x86: Booting SMP configuration:
   902 |[    0.254729] .... node  #0, CPUs:      #1
   903 |[    0.296295] smp: Brought up 1 node, 2 CPUs
   905 |[    0.298484] smpboot: Max logical packages: 1
   906 |[    0.298484] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
   949 |[    0.318484] devtmpfs: initialized
   977 |[    0.335220] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
   980 |[    0.336815] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
   985 |[    0.340652] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  1018 |[    0.373630] PCI: Using configuration type 1 for base access
  1048 |[    0.386777] ACPI: Added _OSI(Module Device)
  1049 |[    0.387735] ACPI: Added _OSI(Processor Device)
  1050 |[    0.388286] ACPI: Added _OSI(Processor Aggregator Device)
  1068 |[    0.411929] ACPI: 1 ACPI AML tables successfully acquired and loaded
  1097 |[    0.432936] ACPI: Interpreter enabled
  1097 |[    0.433554] ACPI: PM: (supports S0 S5)
  1101 |[    0.433864] ACPI: Using IOAPIC for interrupt routing
  1101 |[    0.434871] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  1101 |[    0.435020] PCI: Using E820 reservations for host bridge windows
  1101 |[    0.436046] ACPI: Enabled 2 GPEs in block 00 to 3F
  1126 |[    0.462484] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  1128 |[    0.462484] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  1128 |[    0.462484] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  1130 |[    0.462484] PCI host bridge to bus 0000:00
  1131 |[    0.462484] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  1132 |[    0.462484] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  1133 |[    0.466652] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  1133 |[    0.466847] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
  1135 |[    0.467446] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  1135 |[    0.467554] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  1135 |[    0.467769] pci_bus 0000:00: root bus resource [bus 00-ff]
  1135 |[    0.468677] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  1137 |[    0.471472] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  1138 |[    0.472663] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
  1142 |[    0.476571] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
  1143 |[    0.477484] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
  1144 |[    0.479142] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
  1146 |[    0.480175] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
  1153 |[    0.487847] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  1157 |[    0.488891] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  1157 |[    0.489225] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  1157 |[    0.490730] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  1157 |[    0.491037] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  1157 |[    0.491346] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  1157 |[    0.491653] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  1157 |[    0.491958] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  1158 |[    0.492186] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  1158 |[    0.492321] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  1158 |[    0.492440] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  1158 |[    0.492556] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  1158 |[    0.492670] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  1158 |[    0.492784] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  1158 |[    0.492899] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  1158 |[    0.493012] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  1166 |[    0.502548] PCI: Using ACPI for IRQ routing
  1194 |[    0.518178] clocksource: Switched to clocksource tsc-early
  1194 |[    0.519975] pnp: PnP ACPI init
  1197 |[    0.525575] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  1204 |[    0.532542] pnp: PnP ACPI: found 6 devices
  1223 |[    0.552103] NET: Registered PF_INET protocol family
  1230 |[    0.556863] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
  1233 |[    0.562055] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
  1234 |[    0.563297] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  1236 |[    0.564626] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
  1237 |[    0.565892] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
  1240 |[    0.566447] TCP: Hash tables configured (established 2048 bind 2048)
  1240 |[    0.567697] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
  1240 |[    0.567924] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
  1240 |[    0.568432] NET: Registered PF_UNIX/PF_LOCAL protocol family
  1246 |[    0.573927] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  1246 |[    0.574103] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  1246 |[    0.574192] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  1246 |[    0.574288] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
  1246 |[    0.574383] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  1246 |[    0.574477] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  1249 |[    0.578217] workingset: timestamp_bits=62 max_order=16 bucket_order=0
  1255 |[    0.584093] Unpacking initramfs...
  1267 |[    0.595573] Freeing initrd memory: 760K
  1278 |[    0.606937] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  1285 |[    0.614100] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  1287 |[    0.616191] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  1291 |[    0.619786] lkdtm: No crash points registered, enable through debugfs
  1293 |[    0.622107] NET: Registered PF_INET6 protocol family
  1301 |[    0.629481] Segment Routing with IPv6
  1305 |[    0.630313] In-situ OAM (IOAM) with IPv6
  1305 |[    0.630805] NET: Registered PF_PACKET protocol family
  1305 |[    0.631851] DCCP: Activated CCID 2 (TCP-like)
  1305 |[    0.632615] IPI shorthand broadcast: enabled
  1305 |[    0.633102] sched_clock: Marking stable (648155633, -17515466)->(845182332, -214542165)
  1455 |[    0.783818] Freeing unused kernel image (initmem) memory: 716K
  1455 |[    0.784192] Write protecting the kernel read-only data: 10240k
  1472 |[    0.794795] Freeing unused kernel image (text/rodata gap) memory: 2044K
  1472 |[    0.795788] Freeing unused kernel image (rodata/data gap) memory: 1112K
  1482 |[    0.810880] Run /init as init process
  1552 |[    0.881049] lkdtm: Performing direct entry HUNG_TASK
  2251 |[    1.579031] tsc: Refined TSC clocksource calibration: 2596.116 MHz
  2251 |[    1.579669] clocksource: tsc: mask: 0xffffffffffffffff max_cycles: 0x256be70e5f7, max_idle_ns: 440795228363 ns
  2264 |[    1.590822] clocksource: Switched to clocksource tsc
  9357 |[    8.677561] INFO: task init:32 blocked for more than 4 seconds.
  9357 |[    8.677850]       Not tainted 6.1.192 #1
  9357 |[    8.677955] "echo 0 > /proc/sys/kernel/hung_task_timeout_secs" disables this message.
  9357 |[    8.678096] task:init            state:D stack:0     pid:32    ppid:1      flags:0x00000000
  9357 |[    8.678598] Call Trace:
  9357 |[    8.678935]  <TASK>
  9357 |[    8.679056]  __schedule+0x168/0x490
  9357 |[    8.679472]  schedule+0x2e/0x70
  9357 |[    8.679520]  lkdtm_HUNG_TASK+0x1a/0x20
  9357 |[    8.679577]  lkdtm_do_action+0x17/0x19
  9357 |[    8.679630]  direct_entry.cold+0x18/0x23
  9357 |[    8.679684]  full_proxy_write+0x52/0x80
  9357 |[    8.679741]  vfs_write+0x99/0x2c0
  9357 |[    8.679797]  ? kmem_cache_free+0xe/0x20
  9357 |[    8.679855]  ksys_write+0x5f/0xd0
  9357 |[    8.679901]  __x64_sys_write+0x14/0x20
  9357 |[    8.679952]  x64_sys_call+0x989/0x9a0
  9357 |[    8.680005]  do_syscall_64+0x2f/0x50
  9357 |[    8.680060]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
  9357 |[    8.680185] RIP: 0033:0x431ef0
  9357 |[    8.680313] RSP: 002b:00007ffff3ba5cc8 EFLAGS: 00000202 ORIG_RAX: 0000000000000001
  9357 |[    8.680429] RAX: ffffffffffffffda RBX: 0000000000000004 RCX: 0000000000431ef0
  9357 |[    8.680518] RDX: 0000000000000009 RSI: 00007ffff3ba7fe8 RDI: 0000000000000004
  9357 |[    8.680608] RBP: 00007ffff3ba7fe8 R08: 0000000000000002 R09: 0000000000000000
  9357 |[    8.680695] R10: 0000000000000000 R11: 0000000000000202 R12: 00000000004a36b8
  9357 |[    8.680784] R13: 000000000047b00f R14: 0000000000000001 R15: 0000000000000001
  9357 |[    8.680899]  </TASK>
 13418 |[   12.746684] INFO: task init:32 blocked for more than 8 seconds.
 13421 |[   12.748794]       Not tainted 6.1.192 #1
 13421 |[   12.748859] "echo 0 > /proc/sys/kernel/hung_task_timeout_secs" disables this message.
 13421 |[   12.748951] task:init            state:D stack:0     pid:32    ppid:1      flags:0x00000000
 13421 |[   12.749162] Call Trace:
 13421 |[   12.749206]  <TASK>
 13421 |[   12.749239]  __schedule+0x168/0x490
 13421 |[   12.749312]  schedule+0x2e/0x70
 13421 |[   12.749359]  lkdtm_HUNG_TASK+0x1a/0x20
 13421 |[   12.749416]  lkdtm_do_action+0x17/0x19
 13421 |[   12.749469]  direct_entry.cold+0x18/0x23
 13421 |[   12.749522]  full_proxy_write+0x52/0x80
 13421 |[   12.749581]  vfs_write+0x99/0x2c0
 13421 |[   12.749630]  ? kmem_cache_free+0xe/0x20
 13421 |[   12.749685]  ksys_write+0x5f/0xd0
 13421 |[   12.749732]  __x64_sys_write+0x14/0x20
 13421 |[   12.749785]  x64_sys_call+0x989/0x9a0
 13421 |[   12.749837]  do_syscall_64+0x2f/0x50
 13421 |[   12.749887]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
 13421 |[   12.749955] RIP: 0033:0x431ef0
 13421 |[   12.750002] RSP: 002b:00007ffff3ba5cc8 EFLAGS: 00000202 ORIG_RAX: 0000000000000001
 13421 |[   12.750097] RAX: ffffffffffffffda RBX: 0000000000000004 RCX: 0000000000431ef0
 13421 |[   12.750182] RDX: 0000000000000009 RSI: 00007ffff3ba7fe8 RDI: 0000000000000004
 13421 |[   12.750268] RBP: 00007ffff3ba7fe8 R08: 0000000000000002 R09: 0000000000000000
 13421 |[   12.750352] R10: 0000000000000000 R11: 0000000000000202 R12: 00000000004a36b8
 13421 |[   12.750437] R13: 000000000047b00f R14: 0000000000000001 R15: 0000000000000001
 13421 |[   12.750525]  </TASK>
 17521 |[   16.842666] INFO: task init:32 blocked for more than 12 seconds.
 17521 |[   16.842887]       Not tainted 6.1.192 #1
 17521 |[   16.842940] "echo 0 > /proc/sys/kernel/hung_task_timeout_secs" disables this message.
 17521 |[   16.843029] task:init            state:D stack:0     pid:32    ppid:1      flags:0x00000000
 17521 |[   16.843150] Call Trace:
 17521 |[   16.843191]  <TASK>
 17521 |[   16.843223]  __schedule+0x168/0x490
 17521 |[   16.843295]  schedule+0x2e/0x70
 17521 |[   16.843341]  lkdtm_HUNG_TASK+0x1a/0x20
 17521 |[   16.843396]  lkdtm_do_action+0x17/0x19
 17521 |[   16.843449]  direct_entry.cold+0x18/0x23
 17521 |[   16.843501]  full_proxy_write+0x52/0x80
 17521 |[   16.843560]  vfs_write+0x99/0x2c0
 17521 |[   16.843608]  ? kmem_cache_free+0xe/0x20
 17521 |[   16.843663]  ksys_write+0x5f/0xd0
 17521 |[   16.843709]  __x64_sys_write+0x14/0x20
 17521 |[   16.843760]  x64_sys_call+0x989/0x9a0
 17521 |[   16.843811]  do_syscall_64+0x2f/0x50
 17521 |[   16.843861]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
 17521 |[   16.843928] RIP: 0033:0x431ef0
 17521 |[   16.843974] RSP: 002b:00007ffff3ba5cc8 EFLAGS: 00000202 ORIG_RAX: 0000000000000001
 17521 |[   16.844068] RAX: ffffffffffffffda RBX: 0000000000000004 RCX: 0000000000431ef0
 17521 |[   16.844153] RDX: 0000000000000009 RSI: 00007ffff3ba7fe8 RDI: 0000000000000004
 17521 |[   16.844237] RBP: 00007ffff3ba7fe8 R08: 0000000000000002 R09: 0000000000000000
 17521 |[   16.844321] R10: 0000000000000000 R11: 0000000000000202 R12: 00000000004a36b8
 17521 |[   16.844403] R13: 000000000047b00f R14: 0000000000000001 R15: 0000000000000001
 17521 |[   16.844488]  </TASK>
 21611 |[   20.938667] INFO: task init:32 blocked for more than 16 seconds.
 21611 |[   20.938886]       Not tainted 6.1.192 #1
 21611 |[   20.938945] "echo 0 > /proc/sys/kernel/hung_task_timeout_secs" disables this message.
 21611 |[   20.939038] task:init            state:D stack:0     pid:32    ppid:1      flags:0x00000000
 21611 |[   20.939160] Call Trace:
 21611 |[   20.939203]  <TASK>
 21611 |[   20.939236]  __schedule+0x168/0x490
 21611 |[   20.939309]  schedule+0x2e/0x70
 21611 |[   20.939356]  lkdtm_HUNG_TASK+0x1a/0x20
 21611 |[   20.939414]  lkdtm_do_action+0x17/0x19
 21611 |[   20.939469]  direct_entry.cold+0x18/0x23
 21611 |[   20.939524]  full_proxy_write+0x52/0x80
 21611 |[   20.939583]  vfs_write+0x99/0x2c0
 21611 |[   20.939634]  ? kmem_cache_free+0xe/0x20
 21611 |[   20.939691]  ksys_write+0x5f/0xd0
 21611 |[   20.939740]  __x64_sys_write+0x14/0x20
 21611 |[   20.939793]  x64_sys_call+0x989/0x9a0
 21611 |[   20.939847]  do_syscall_64+0x2f/0x50
 21611 |[   20.939898]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
 21611 |[   20.939968] RIP: 0033:0x431ef0
 21611 |[   20.940016] RSP: 002b:00007ffff3ba5cc8 EFLAGS: 00000202 ORIG_RAX: 0000000000000001
 21611 |[   20.940114] RAX: ffffffffffffffda RBX: 0000000000000004 RCX: 0000000000431ef0
 21611 |[   20.940202] RDX: 0000000000000009 RSI: 00007ffff3ba7fe8 RDI: 0000000000000004
 21611 |[   20.940288] RBP: 00007ffff3ba7fe8 R08: 0000000000000002 R09: 0000000000000000
 21611 |[   20.940374] R10: 0000000000000000 R11: 0000000000000202 R12: 00000000004a36b8
 21611 |[   20.940461] R13: 000000000047b00f R14: 0000000000000001 R15: 0000000000000001
 21611 |[   20.940548]  </TASK>
--- results
  1543 |KTAP version 1
  1543 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2
  1543 |1..3
  1544 |# kiso start 1 netns/bind/first
  1544 |ok 1 netns/bind/first
  1544 |# kiso start 2 netns/bind/second
--- stderr
