about: the guest never says hello
verdict: hang
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig, no series
made: recorded; PID 1 spins without a hello; the deadline was 25 s
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=init-spins'
plan: netns bind/first guards
plan: netns bind/second isolates
plan: none bind/second isolates
end: deadline init 25000
ended-ms: 25053
--- console
   308 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   310 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=init-spins
   312 |[    0.000000] BIOS-provided physical RAM map:
   318 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   318 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   318 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   318 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   318 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   318 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   318 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   318 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   318 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   318 |[    0.000000] printk: bootconsole [uart8250] enabled
   318 |[    0.000000] NX (Execute Disable) protection: active
   324 |[    0.000000] tsc: Fast TSC calibration failed
   324 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   324 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   330 |[    0.000000] RAMDISK: [mem 0x0ff1a000-0x0ffd7fff]
   331 |[    0.000000] ACPI: Early table checksum verification disabled
   332 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   333 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   335 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   336 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   337 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   340 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   340 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   340 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   340 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   340 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   340 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   340 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   340 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   340 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   340 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   340 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   348 |[    0.000000] Zone ranges:
   348 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   348 |[    0.000000]   Normal   empty
   348 |[    0.000000] Movable zone start for each node
   348 |[    0.000000] Early memory node ranges
   348 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   348 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   348 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   349 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   350 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   352 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   355 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   356 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   357 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   358 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   359 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   360 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   360 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   364 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   364 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   364 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   364 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   364 |[    0.000000] Booting paravirtualized kernel on bare hardware
   364 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   364 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   372 |[    0.000000] percpu: Embedded 40 pages/cpu s134248 r0 d29592 u1048576
   373 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   374 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=init-spins
   380 |[    0.000000] Unknown kernel command line parameters "fault=init-spins", will be passed to user space.
   380 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   380 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   388 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   388 |[    0.000000] Memory: 242824K/261624K available (6144K kernel code, 705K rwdata, 888K rodata, 716K init, 564K bss, 18544K reserved, 0K cma-reserved)
   390 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   396 |[    0.000000] rcu: Hierarchical RCU implementation.
   399 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   400 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   401 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   402 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   406 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   415 |[    0.000000] printk: console [ttyS0] enabled
   420 |[    0.000000] printk: console [ttyS0] enabled
   420 |[    0.000000] printk: bootconsole [uart8250] disabled
   420 |[    0.000000] printk: bootconsole [uart8250] disabled
   420 |[    0.000000] ACPI: Core revision 20220331
   420 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   422 |[    0.000000] APIC: Switch to symmetric I/O mode setup
   432 |[    0.008000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   504 |[    0.020000] tsc: Unable to calibrate against PIT
   506 |[    0.024000] tsc: using HPET reference calibration
   507 |[    0.024000] tsc: Detected 2593.777 MHz processor
   508 |[    0.000288] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x256345621fd, max_idle_ns: 440795239376 ns
   510 |[    0.001795] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   511 |[    0.007550] process: using AMD E400 aware idle routine
   512 |[    0.008332] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   513 |[    0.009070] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   517 |[    0.010656] x86/fpu: x87 FPU will use FXSAVE
   526 |[    0.022353] Freeing SMP alternatives memory: 16K
   529 |[    0.024518] pid_max: default: 4096 minimum: 301
   535 |[    0.030755] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   536 |[    0.031850] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   776 |[    0.270549] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
   784 |[    0.277876] Performance Events: PMU not available due to virtualization, using software events only.
   784 |[    0.278685] signal: max sigframe size: 1040
   785 |[    0.279962] rcu: Hierarchical SRCU implementation.
   787 |[    0.280527] rcu: 	Max phase no-delay instances is 1000.
   788 |[    0.282531] smp: Bringing up secondary CPUs ...
   791 |[    0.285915] x86: Booting SMP configuration:
   824 |[    0.286543] .... node  #0, CPUs:      #1
   824 |[    0.302970] smp: Brought up 1 node, 2 CPUs
   824 |[    0.302970] smpboot: Max logical packages: 1
   824 |[    0.302970] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
   837 |[    0.318274] devtmpfs: initialized
   842 |[    0.323838] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
   844 |[    0.326008] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
   845 |[    0.327241] NET: Registered PF_NETLINK/PF_ROUTE protocol family
   853 |[    0.331869] PCI: Using configuration type 1 for base access
   868 |[    0.342465] ACPI: Added _OSI(Module Device)
   869 |[    0.343181] ACPI: Added _OSI(Processor Device)
   870 |[    0.343754] ACPI: Added _OSI(Processor Aggregator Device)
   884 |[    0.358773] ACPI: 1 ACPI AML tables successfully acquired and loaded
   911 |[    0.378406] ACPI: Interpreter enabled
   911 |[    0.379026] ACPI: PM: (supports S0 S5)
   911 |[    0.379147] ACPI: Using IOAPIC for interrupt routing
   911 |[    0.379963] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
   912 |[    0.381747] PCI: Using E820 reservations for host bridge windows
   912 |[    0.382926] ACPI: Enabled 2 GPEs in block 00 to 3F
   934 |[    0.403500] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
   936 |[    0.406057] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
   937 |[    0.407034] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
   941 |[    0.412174] PCI host bridge to bus 0000:00
   946 |[    0.415013] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
   946 |[    0.415268] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
   946 |[    0.415361] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
   946 |[    0.415485] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
   946 |[    0.415581] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
   946 |[    0.415678] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
   946 |[    0.415909] pci_bus 0000:00: root bus resource [bus 00-ff]
   946 |[    0.416871] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
   949 |[    0.418231] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
   950 |[    0.419393] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
   956 |[    0.426075] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
   957 |[    0.427505] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
   960 |[    0.430133] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
   961 |[    0.431733] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
   966 |[    0.437017] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
   968 |[    0.438189] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
   968 |[    0.438599] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
   969 |[    0.439689] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
   971 |[    0.440581] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
   971 |[    0.440861] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
   971 |[    0.441927] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
   975 |[    0.443474] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
   975 |[    0.443636] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
   975 |[    0.443758] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
   975 |[    0.443869] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
   975 |[    0.443978] ACPI: PCI: Interrupt link GSID configured for IRQ 19
   975 |[    0.444087] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
   975 |[    0.444196] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
   975 |[    0.444307] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
   975 |[    0.444414] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
   983 |[    0.453854] PCI: Using ACPI for IRQ routing
   999 |[    0.461868] clocksource: Switched to clocksource tsc-early
  1001 |[    0.464437] pnp: PnP ACPI init
  1006 |[    0.468791] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  1010 |[    0.472584] pnp: PnP ACPI: found 6 devices
  1017 |[    0.479551] NET: Registered PF_INET protocol family
  1018 |[    0.481150] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
  1031 |[    0.491504] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
  1031 |[    0.491821] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  1031 |[    0.491977] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
  1031 |[    0.492229] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
  1031 |[    0.492426] TCP: Hash tables configured (established 2048 bind 2048)
  1031 |[    0.493413] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
  1031 |[    0.493647] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
  1032 |[    0.495394] NET: Registered PF_UNIX/PF_LOCAL protocol family
  1036 |[    0.498451] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  1036 |[    0.498458] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  1036 |[    0.498458] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  1036 |[    0.498458] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
  1036 |[    0.498458] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  1036 |[    0.498458] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  1044 |[    0.507472] workingset: timestamp_bits=62 max_order=16 bucket_order=0
  1055 |[    0.515889] Unpacking initramfs...
  1071 |[    0.534328] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  1075 |[    0.537364] Freeing initrd memory: 760K
  1076 |[    0.538970] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  1078 |[    0.540897] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  1101 |[    0.563973] NET: Registered PF_INET6 protocol family
  1110 |[    0.573153] Segment Routing with IPv6
  1111 |[    0.574476] In-situ OAM (IOAM) with IPv6
  1112 |[    0.575386] NET: Registered PF_PACKET protocol family
  1115 |[    0.576837] DCCP: Activated CCID 2 (TCP-like)
  1115 |[    0.577620] IPI shorthand broadcast: enabled
  1115 |[    0.578246] sched_clock: Marking stable (600144528, -22302537)->(607626085, -29784094)
  1177 |[    0.640149] Freeing unused kernel image (initmem) memory: 716K
  1178 |[    0.641291] Write protecting the kernel read-only data: 10240k
  1182 |[    0.644882] Freeing unused kernel image (text/rodata gap) memory: 2044K
  1183 |[    0.646139] Freeing unused kernel image (rodata/data gap) memory: 1160K
  1184 |[    0.646597] Run /init as init process
  1220 |init: about to spin
  2080 |[    1.543762] tsc: Refined TSC clocksource calibration: 2596.119 MHz
  2081 |[    1.545507] clocksource: tsc: mask: 0xffffffffffffffff max_cycles: 0x256be9ca8ec, max_idle_ns: 440795260123 ns
  2100 |[    1.564215] clocksource: Switched to clocksource tsc
--- results
--- stderr
