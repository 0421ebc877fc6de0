about: the result port adds carriage returns
verdict: pass
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig, no series
made: recorded; PID 1 was a small C program that speaks the protocol, its result port not set raw, so that each line ends in CR LF
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=cooked'
plan: netns bind/first guards
plan: netns bind/second isolates
plan: none bind/second isolates
end: exited 0
ended-ms: 2479
--- console
   384 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   399 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=cooked
   399 |[    0.000000] BIOS-provided physical RAM map:
   399 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   399 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   399 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   399 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   399 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   399 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   399 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   399 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   399 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   399 |[    0.000000] printk: bootconsole [uart8250] enabled
   399 |[    0.000000] NX (Execute Disable) protection: active
   423 |[    0.000000] tsc: Fast TSC calibration failed
   427 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   435 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   435 |[    0.000000] RAMDISK: [mem 0x0ff1a000-0x0ffd7fff]
   440 |[    0.000000] ACPI: Early table checksum verification disabled
   441 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   442 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   451 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   451 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   451 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   451 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   451 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   451 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   451 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   451 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   451 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   451 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   451 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   451 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   451 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   451 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   452 |[    0.000000] Zone ranges:
   456 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   456 |[    0.000000]   Normal   empty
   457 |[    0.000000] Movable zone start for each node
   457 |[    0.000000] Early memory node ranges
   458 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   459 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   460 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   469 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   470 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   483 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   483 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   483 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   483 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   483 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   483 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   483 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   483 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   483 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   483 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   483 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   483 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   483 |[    0.000000] Booting paravirtualized kernel on bare hardware
   483 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   483 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   512 |[    0.000000] percpu: Embedded 40 pages/cpu s134248 r0 d29592 u1048576
   526 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   535 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=cooked
   535 |[    0.000000] Unknown kernel command line parameters "fault=cooked", will be passed to user space.
   535 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   547 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   547 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   547 |[    0.000000] Memory: 242824K/261624K available (6144K kernel code, 705K rwdata, 888K rodata, 716K init, 564K bss, 18544K reserved, 0K cma-reserved)
   554 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   565 |[    0.000000] rcu: Hierarchical RCU implementation.
   568 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   570 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   571 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   573 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   579 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   591 |[    0.000000] printk: console [ttyS0] enabled
   592 |[    0.000000] printk: console [ttyS0] enabled
   593 |[    0.000000] printk: bootconsole [uart8250] disabled
   593 |[    0.000000] printk: bootconsole [uart8250] disabled
   594 |[    0.000000] ACPI: Core revision 20220331
   598 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   605 |[    0.000000] APIC: Switch to symmetric I/O mode setup
   614 |[    0.008000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   689 |[    0.020000] tsc: Unable to calibrate against PIT
   692 |[    0.020000] tsc: using HPET reference calibration
   692 |[    0.020000] tsc: Detected 2593.847 MHz processor
   692 |[    0.000297] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x2563879776c, max_idle_ns: 440795204885 ns
   692 |[    0.000807] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   696 |[    0.004892] process: using AMD E400 aware idle routine
   697 |[    0.005678] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   698 |[    0.006412] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   703 |[    0.009193] x86/fpu: x87 FPU will use FXSAVE
   722 |[    0.028879] Freeing SMP alternatives memory: 16K
   722 |[    0.029873] pid_max: default: 4096 minimum: 301
   737 |[    0.045449] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   740 |[    0.048814] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
  1023 |[    0.268861] APIC timer disabled due to verification failure
  1027 |[    0.269781] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  1032 |[    0.272896] Performance Events: PMU not available due to virtualization, using software events only.
  1039 |[    0.277404] signal: max sigframe size: 1040
  1039 |[    0.278269] rcu: Hierarchical SRCU implementation.
  1039 |[    0.278367] rcu: 	Max phase no-delay instances is 1000.
  1039 |[    0.280140] smp: Bringing up secondary CPUs ...
  1045 |[    0.283156] x86: Booting SMP configuration:
  1123 |[    0.284846] .... node  #0, CPUs:      #1
  1126 |[    0.313110] smp: Brought up 1 node, 2 CPUs
  1126 |[    0.317112] smpboot: Max logical packages: 1
  1126 |[    0.317228] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
  1166 |[    0.340762] devtmpfs: initialized
  1179 |[    0.357297] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  1191 |[    0.360714] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
  1191 |[    0.360714] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  1211 |[    0.363618] PCI: Using configuration type 1 for base access
  1276 |[    0.368714] ACPI: Added _OSI(Module Device)
  1283 |[    0.368714] ACPI: Added _OSI(Processor Device)
  1283 |[    0.368714] ACPI: Added _OSI(Processor Aggregator Device)
  1360 |[    0.381587] ACPI: 1 ACPI AML tables successfully acquired and loaded
  1447 |[    0.394136] ACPI: Interpreter enabled
  1448 |[    0.396714] ACPI: PM: (supports S0 S5)
  1449 |[    0.396714] ACPI: Using IOAPIC for interrupt routing
  1450 |[    0.396714] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  1452 |[    0.396714] PCI: Using E820 reservations for host bridge windows
  1454 |[    0.396714] ACPI: Enabled 2 GPEs in block 00 to 3F
  1559 |[    0.423649] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  1591 |[    0.424304] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  1591 |[    0.424927] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  1601 |[    0.429318] PCI host bridge to bus 0000:00
  1602 |[    0.430127] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  1618 |[    0.432714] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  1618 |[    0.432714] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  1618 |[    0.432714] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
  1618 |[    0.432714] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  1618 |[    0.432714] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  1619 |[    0.432714] pci_bus 0000:00: root bus resource [bus 00-ff]
  1620 |[    0.437675] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  1629 |[    0.441721] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  1629 |[    0.442183] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
  1637 |[    0.444714] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
  1639 |[    0.449186] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
  1645 |[    0.454023] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
  1648 |[    0.457961] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
  1664 |[    0.465061] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  1667 |[    0.466473] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  1667 |[    0.466786] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  1667 |[    0.467066] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  1667 |[    0.467339] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  1667 |[    0.467612] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  1667 |[    0.467886] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  1667 |[    0.468157] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  1667 |[    0.468299] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  1667 |[    0.468414] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  1668 |[    0.468802] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  1669 |[    0.469771] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  1669 |[    0.470553] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  1670 |[    0.471319] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  1675 |[    0.472714] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  1675 |[    0.472714] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  1687 |[    0.480420] PCI: Using ACPI for IRQ routing
  1739 |[    0.513187] clocksource: Switched to clocksource tsc-early
  1739 |[    0.514966] pnp: PnP ACPI init
  1755 |[    0.533090] Clockevents: could not switch to one-shot mode: lapic is not functional.
  1755 |[    0.533381] Could not switch to high resolution mode on CPU 1
  1759 |[    0.516974] Clockevents: could not switch to one-shot mode: lapic is not functional.
  1759 |[    0.516974] Could not switch to high resolution mode on CPU 0
  1759 |[    0.538693] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  1759 |[    0.540045] pnp: PnP ACPI: found 6 devices
  1795 |[    0.574880] NET: Registered PF_INET protocol family
  1795 |[    0.575748] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
  1797 |[    0.578816] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
  1799 |[    0.580755] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  1800 |[    0.581857] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
  1803 |[    0.584788] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
  1807 |[    0.585137] TCP: Hash tables configured (established 2048 bind 2048)
  1807 |[    0.586223] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
  1807 |[    0.586453] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
  1807 |[    0.587218] NET: Registered PF_UNIX/PF_LOCAL protocol family
  1807 |[    0.587859] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  1807 |[    0.587961] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  1807 |[    0.588045] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  1807 |[    0.588140] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
  1807 |[    0.588232] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  1807 |[    0.588324] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  1822 |[    0.603940] Unpacking initramfs...
  1829 |[    0.604422] workingset: timestamp_bits=62 max_order=16 bucket_order=0
  1855 |[    0.636381] Freeing initrd memory: 760K
  1863 |[    0.641623] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  1868 |[    0.649820] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  1872 |[    0.654087] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  1882 |[    0.662569] NET: Registered PF_INET6 protocol family
  1916 |[    0.697967] Segment Routing with IPv6
  1917 |[    0.698934] In-situ OAM (IOAM) with IPv6
  1918 |[    0.699704] NET: Registered PF_PACKET protocol family
  1920 |[    0.701463] DCCP: Activated CCID 2 (TCP-like)
  1924 |[    0.705757] IPI shorthand broadcast: enabled
  1928 |[    0.709138] sched_clock: Marking stable (728424234, -23285720)->(1232792611, -527654097)
  2104 |[    0.885569] Freeing unused kernel image (initmem) memory: 716K
  2104 |[    0.886154] Write protecting the kernel read-only data: 10240k
  2125 |[    0.906476] Freeing unused kernel image (text/rodata gap) memory: 2044K
  2193 |[    0.975555] Freeing unused kernel image (rodata/data gap) memory: 1160K
  2195 |[    0.976471] Run /init as init process
  2437 |[    1.219253] ACPI: PM: Preparing to enter system sleep state S5
  2456 |[    1.237982] reboot: Power down
--- results
  2363 |KTAP version 1
  2363 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2
  2363 |1..3
  2363 |# kiso start 1 netns/bind/first
  2363 |ok 1 netns/bind/first
  2363 |# kiso start 2 netns/bind/second
  2410 |ok 2 netns/bind/second
  2410 |# kiso start 3 none/bind/second
  2415 |not ok 3 none/bind/second # FAIL second bind: EADDRINUSE
  2415 |# kiso goodbye ran=3
--- stderr
