about: QEMU is killed in the middle of a case
verdict: infra
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig, no series
made: recorded; PID 1 was a small C program that speaks the protocol; QEMU got SIGKILL in the second case
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=sleep'
plan: netns bind/first guards
plan: netns bind/second isolates
plan: none bind/second isolates
end: signalled 9
ended-ms: 4979
--- console
   452 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   479 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=sleep
   479 |[    0.000000] BIOS-provided physical RAM map:
   479 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   479 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   479 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   479 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   479 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   479 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   479 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   479 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   479 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   479 |[    0.000000] printk: bootconsole [uart8250] enabled
   479 |[    0.000000] NX (Execute Disable) protection: active
   504 |[    0.000000] tsc: Fast TSC calibration failed
   504 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   504 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   516 |[    0.000000] RAMDISK: [mem 0x0ff1a000-0x0ffd7fff]
   517 |[    0.000000] ACPI: Early table checksum verification disabled
   527 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   530 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   541 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   555 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   583 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   583 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   583 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   583 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   583 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   583 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   583 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   583 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   583 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   583 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   583 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   583 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   583 |[    0.000000] Zone ranges:
   607 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   607 |[    0.000000]   Normal   empty
   607 |[    0.000000] Movable zone start for each node
   607 |[    0.000000] Early memory node ranges
   607 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   607 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   607 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   607 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   607 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   607 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   607 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   607 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   607 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   607 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   607 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   607 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   607 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   631 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   631 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   631 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   631 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   631 |[    0.000000] Booting paravirtualized kernel on bare hardware
   631 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   631 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   659 |[    0.000000] percpu: Embedded 40 pages/cpu s134248 r0 d29592 u1048576
   659 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   659 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=sleep
   659 |[    0.000000] Unknown kernel command line parameters "fault=sleep", will be passed to user space.
   703 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   706 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   709 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   719 |[    0.000000] Memory: 242824K/261624K available (6144K kernel code, 705K rwdata, 888K rodata, 716K init, 564K bss, 18544K reserved, 0K cma-reserved)
   723 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   729 |[    0.000000] rcu: Hierarchical RCU implementation.
   731 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   733 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   736 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   739 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   740 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   763 |[    0.000000] printk: console [ttyS0] enabled
   763 |[    0.000000] printk: console [ttyS0] enabled
   763 |[    0.000000] printk: bootconsole [uart8250] disabled
   763 |[    0.000000] printk: bootconsole [uart8250] disabled
   763 |[    0.000000] ACPI: Core revision 20220331
   774 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   788 |[    0.004000] APIC: Switch to symmetric I/O mode setup
   792 |[    0.012000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   872 |[    0.024000] tsc: Unable to calibrate against PIT
   875 |[    0.024000] tsc: using HPET reference calibration
   875 |[    0.024000] tsc: Detected 2593.676 MHz processor
   875 |[    0.000289] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x2562e62c223, max_idle_ns: 440795338705 ns
   875 |[    0.000679] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   879 |[    0.005422] process: using AMD E400 aware idle routine
   879 |[    0.005589] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   879 |[    0.005678] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   883 |[    0.006647] x86/fpu: x87 FPU will use FXSAVE
   893 |[    0.021695] Freeing SMP alternatives memory: 16K
   894 |[    0.022233] pid_max: default: 4096 minimum: 301
   900 |[    0.028931] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   903 |[    0.032141] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
  1171 |[    0.196732] APIC timer disabled due to verification failure
  1171 |[    0.197834] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  1174 |[    0.201211] Performance Events: PMU not available due to virtualization, using software events only.
  1177 |[    0.204224] signal: max sigframe size: 1040
  1180 |[    0.205853] rcu: Hierarchical SRCU implementation.
  1183 |[    0.208661] rcu: 	Max phase no-delay instances is 1000.
  1183 |[    0.210754] smp: Bringing up secondary CPUs ...
  1187 |[    0.214469] x86: Booting SMP configuration:
  1311 |[    0.216324] .... node  #0, CPUs:      #1
  1311 |[    0.254009] smp: Brought up 1 node, 2 CPUs
  1311 |[    0.254009] smpboot: Max logical packages: 1
  1311 |[    0.254009] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
  1395 |[    0.260311] devtmpfs: initialized
  1487 |[    0.273637] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  1487 |[    0.274391] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
  1487 |[    0.275723] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  1551 |[    0.280740] PCI: Using configuration type 1 for base access
  1679 |[    0.293917] ACPI: Added _OSI(Module Device)
  1679 |[    0.294163] ACPI: Added _OSI(Processor Device)
  1679 |[    0.294256] ACPI: Added _OSI(Processor Aggregator Device)
  1785 |[    0.314182] ACPI: 1 ACPI AML tables successfully acquired and loaded
  1967 |[    0.340946] ACPI: Interpreter enabled
  1987 |[    0.345408] ACPI: PM: (supports S0 S5)
  1987 |[    0.345695] ACPI: Using IOAPIC for interrupt routing
  1987 |[    0.346978] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  1987 |[    0.347200] PCI: Using E820 reservations for host bridge windows
  2014 |[    0.349069] ACPI: Enabled 2 GPEs in block 00 to 3F
  2235 |[    0.369285] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  2235 |[    0.370347] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  2235 |[    0.370630] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  2270 |[    0.375286] PCI host bridge to bus 0000:00
  2299 |[    0.376638] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  2299 |[    0.377038] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  2299 |[    0.377131] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  2299 |[    0.377258] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
  2299 |[    0.377355] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  2299 |[    0.377453] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  2299 |[    0.377749] pci_bus 0000:00: root bus resource [bus 00-ff]
  2299 |[    0.378744] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  2299 |[    0.380586] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  2299 |[    0.380586] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
  2347 |[    0.380586] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
  2391 |[    0.381041] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
  2391 |[    0.382170] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
  2403 |[    0.384586] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
  2431 |[    0.385327] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  2431 |[    0.385897] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  2431 |[    0.386192] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  2431 |[    0.386472] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  2431 |[    0.386746] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  2431 |[    0.387016] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  2431 |[    0.387282] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  2431 |[    0.387563] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  2431 |[    0.387702] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  2431 |[    0.387868] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  2431 |[    0.388089] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  2431 |[    0.388203] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  2431 |[    0.388310] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  2495 |[    0.388849] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  2495 |[    0.389013] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  2495 |[    0.389130] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  2562 |[    0.402953] PCI: Using ACPI for IRQ routing
  2691 |[    0.459055] clocksource: Switched to clocksource tsc-early
  2691 |[    0.461667] pnp: PnP ACPI init
  2692 |[    0.463006] Clockevents: could not switch to one-shot mode: lapic is not functional.
  2692 |[    0.463305] Could not switch to high resolution mode on CPU 1
  2725 |[    0.462818] Clockevents: could not switch to one-shot mode: lapic is not functional.
  2725 |[    0.462818] Could not switch to high resolution mode on CPU 0
  2775 |[    0.544824] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  2819 |[    0.583212] pnp: PnP ACPI: found 6 devices
  3094 |[    0.865938] NET: Registered PF_INET protocol family
  3131 |[    0.896958] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
  3145 |[    0.913659] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
  3156 |[    0.916058] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  3156 |[    0.916058] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
  3223 |[    0.983312] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
  3223 |[    0.983613] TCP: Hash tables configured (established 2048 bind 2048)
  3223 |[    0.984775] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
  3223 |[    0.985024] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
  3223 |[    0.985903] NET: Registered PF_UNIX/PF_LOCAL protocol family
  3223 |[    0.986659] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  3223 |[    0.986780] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  3223 |[    0.986891] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  3251 |[    1.003304] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
  3251 |[    1.003444] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  3251 |[    1.003536] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  3271 |[    1.027653] Unpacking initramfs...
  3271 |[    1.031433] workingset: timestamp_bits=62 max_order=16 bucket_order=0
  3307 |[    1.047626] Freeing initrd memory: 760K
  3375 |[    1.131927] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  3375 |[    1.133170] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  3395 |[    1.159836] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  3460 |[    1.231081] NET: Registered PF_INET6 protocol family
  3606 |[    1.377803] Segment Routing with IPv6
  3663 |[    1.427134] In-situ OAM (IOAM) with IPv6
  3663 |[    1.427887] NET: Registered PF_PACKET protocol family
  3663 |[    1.428940] DCCP: Activated CCID 2 (TCP-like)
  3663 |[    1.429860] IPI shorthand broadcast: enabled
  3663 |[    1.430213] sched_clock: Marking stable (1450067888, -23413393)->(2782627101, -1355972606)
  4343 |[    2.108371] Freeing unused kernel image (initmem) memory: 716K
  4343 |[    2.108801] Write protecting the kernel read-only data: 10240k
  4415 |[    2.181489] Freeing unused kernel image (text/rodata gap) memory: 2044K
  4530 |[    2.303344] Freeing unused kernel image (rodata/data gap) memory: 1160K
  4530 |[    2.303754] Run /init as init process
--- results
  4969 |KTAP version 1
  4969 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2
  4969 |1..3
  4969 |# kiso start 1 netns/bind/first
  4970 |ok 1 netns/bind/first
  4971 |# kiso start 2 netns/bind/second
--- stderr
