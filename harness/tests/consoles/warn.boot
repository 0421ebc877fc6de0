about: a WARN and nothing else
verdict: fail
findings: WARN
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig plus LKDTM, MAGIC_SYSRQ, DETECT_HUNG_TASK, SOFTLOCKUP_DETECTOR, no series
made: recorded; PID 1 was a small C program that speaks the protocol; its second case writes WARNING into LKDTM's provoke-crash/DIRECT
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=WARNING'
plan: netns bind/first guards
plan: netns bind/second isolates
plan: none bind/second isolates
end: exited 0
ended-ms: 2422
--- console
   449 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   459 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=WARNING
   459 |[    0.000000] BIOS-provided physical RAM map:
   459 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   459 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   459 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   459 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   459 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   459 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   459 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   469 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   469 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   469 |[    0.000000] printk: bootconsole [uart8250] enabled
   469 |[    0.000000] NX (Execute Disable) protection: active
   479 |[    0.000000] tsc: Fast TSC calibration failed
   498 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   499 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   521 |[    0.000000] RAMDISK: [mem 0x0ff1a000-0x0ffd7fff]
   522 |[    0.000000] ACPI: Early table checksum verification disabled
   539 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   539 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   539 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   540 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   541 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   541 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   541 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   541 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   542 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   566 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   566 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   566 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   566 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   566 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   566 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   566 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   566 |[    0.000000] Zone ranges:
   566 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   566 |[    0.000000]   Normal   empty
   566 |[    0.000000] Movable zone start for each node
   566 |[    0.000000] Early memory node ranges
   566 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   566 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   566 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   586 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   586 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   586 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   586 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   586 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   586 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   586 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   586 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   586 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   586 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   586 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   586 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   586 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   596 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   597 |[    0.000000] Booting paravirtualized kernel on bare hardware
   598 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   602 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   605 |[    0.000000] percpu: Embedded 40 pages/cpu s134440 r0 d29400 u1048576
   608 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   609 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=WARNING
   613 |[    0.000000] Unknown kernel command line parameters "fault=WARNING", will be passed to user space.
   616 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   620 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   620 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   623 |[    0.000000] Memory: 242824K/261624K available (6144K kernel code, 709K rwdata, 936K rodata, 716K init, 564K bss, 18544K reserved, 0K cma-reserved)
   628 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   635 |[    0.000000] rcu: Hierarchical RCU implementation.
   636 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   638 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   639 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   642 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   647 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   651 |[    0.000000] printk: console [ttyS0] enabled
   652 |[    0.000000] printk: console [ttyS0] enabled
   652 |[    0.000000] printk: bootconsole [uart8250] disabled
   652 |[    0.000000] printk: bootconsole [uart8250] disabled
   652 |[    0.000000] ACPI: Core revision 20220331
   656 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   659 |[    0.000000] APIC: Switch to symmetric I/O mode setup
   662 |[    0.000000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   741 |[    0.016000] tsc: Unable to calibrate against PIT
   742 |[    0.016000] tsc: using HPET reference calibration
   744 |[    0.020000] tsc: Detected 2593.686 MHz processor
   744 |[    0.001484] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x2562ef62d2f, max_idle_ns: 440795235236 ns
   747 |[    0.004081] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   750 |[    0.006384] process: using AMD E400 aware idle routine
   750 |[    0.006625] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   750 |[    0.006775] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   754 |[    0.008836] x86/fpu: x87 FPU will use FXSAVE
   762 |[    0.019680] Freeing SMP alternatives memory: 16K
   763 |[    0.020944] pid_max: default: 4096 minimum: 301
   772 |[    0.029313] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   772 |[    0.030396] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
  1029 |[    0.274102] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  1034 |[    0.277489] Performance Events: PMU not available due to virtualization, using software events only.
  1036 |[    0.278537] signal: max sigframe size: 1040
  1036 |[    0.279194] rcu: Hierarchical SRCU implementation.
  1036 |[    0.279291] rcu: 	Max phase no-delay instances is 1000.
  1040 |[    0.283429] smp: Bringing up secondary CPUs ...
  1044 |[    0.286438] x86: Booting SMP configuration:
  1091 |[    0.287925] .... node  #0, CPUs:      #1
  1091 |[    0.324184] smp: Brought up 1 node, 2 CPUs
  1091 |[    0.324793] smpboot: Max logical packages: 1
  1094 |[    0.325275] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
  1123 |[    0.340201] devtmpfs: initialized
  1157 |[    0.356608] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  1157 |[    0.357147] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
  1180 |[    0.364227] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  1188 |[    0.370074] PCI: Using configuration type 1 for base access
  1274 |[    0.400818] ACPI: Added _OSI(Module Device)
  1274 |[    0.401000] ACPI: Added _OSI(Processor Device)
  1274 |[    0.401066] ACPI: Added _OSI(Processor Aggregator Device)
  1414 |[    0.438039] ACPI: 1 ACPI AML tables successfully acquired and loaded
  1473 |[    0.464144] ACPI: Interpreter enabled
  1474 |[    0.465516] ACPI: PM: (supports S0 S5)
  1482 |[    0.467996] ACPI: Using IOAPIC for interrupt routing
  1482 |[    0.471896] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  1482 |[    0.472047] PCI: Using E820 reservations for host bridge windows
  1482 |[    0.473078] ACPI: Enabled 2 GPEs in block 00 to 3F
  1527 |[    0.512135] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  1528 |[    0.513705] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  1532 |[    0.515835] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  1542 |[    0.524763] PCI host bridge to bus 0000:00
  1542 |[    0.525000] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  1542 |[    0.525212] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  1542 |[    0.525306] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  1542 |[    0.525434] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
  1542 |[    0.525533] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  1542 |[    0.525634] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  1542 |[    0.525837] pci_bus 0000:00: root bus resource [bus 00-ff]
  1542 |[    0.526726] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  1548 |[    0.533341] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  1550 |[    0.536184] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
  1555 |[    0.540453] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
  1559 |[    0.544304] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
  1561 |[    0.546560] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
  1564 |[    0.549392] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
  1572 |[    0.554861] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  1572 |[    0.555313] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  1578 |[    0.556173] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  1578 |[    0.556472] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  1578 |[    0.556753] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  1578 |[    0.557061] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  1578 |[    0.557349] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  1578 |[    0.557624] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  1578 |[    0.557762] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  1578 |[    0.557875] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  1578 |[    0.557989] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  1578 |[    0.558100] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  1578 |[    0.558211] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  1578 |[    0.558320] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  1578 |[    0.558429] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  1578 |[    0.558539] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  1594 |[    0.568047] PCI: Using ACPI for IRQ routing
  1630 |[    0.587696] clocksource: Switched to clocksource tsc-early
  1636 |[    0.591508] pnp: PnP ACPI init
  1643 |[    0.591508] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  1645 |[    0.591508] pnp: PnP ACPI: found 6 devices
  1714 |[    0.651204] NET: Registered PF_INET protocol family
  1726 |[    0.675189] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
  1745 |[    0.706098] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
  1754 |[    0.715668] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  1755 |[    0.717101] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
  1757 |[    0.718379] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
  1766 |[    0.725879] TCP: Hash tables configured (established 2048 bind 2048)
  1770 |[    0.731660] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
  1782 |[    0.740062] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
  1782 |[    0.741083] NET: Registered PF_UNIX/PF_LOCAL protocol family
  1782 |[    0.741770] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  1782 |[    0.741887] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  1782 |[    0.741973] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  1782 |[    0.742068] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
  1782 |[    0.742161] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  1782 |[    0.742255] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  1795 |[    0.756184] Unpacking initramfs...
  1800 |[    0.761812] Freeing initrd memory: 760K
  1802 |[    0.763601] workingset: timestamp_bits=62 max_order=16 bucket_order=0
  1837 |[    0.798701] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  1846 |[    0.807208] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  1848 |[    0.809765] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  1871 |[    0.828724] lkdtm: No crash points registered, enable through debugfs
  1871 |[    0.830248] NET: Registered PF_INET6 protocol family
  1891 |[    0.850478] Segment Routing with IPv6
  1910 |[    0.850478] In-situ OAM (IOAM) with IPv6
  1910 |[    0.850478] NET: Registered PF_PACKET protocol family
  1910 |[    0.850478] DCCP: Activated CCID 2 (TCP-like)
  1910 |[    0.850478] IPI shorthand broadcast: enabled
  1910 |[    0.850478] sched_clock: Marking stable (866642027, -20164024)->(1143347520, -296869517)
  2045 |[    1.006598] Freeing unused kernel image (initmem) memory: 716K
  2046 |[    1.007830] Write protecting the kernel read-only data: 10240k
  2065 |[    1.027085] Freeing unused kernel image (text/rodata gap) memory: 2044K
  2069 |[    1.030546] Freeing unused kernel image (rodata/data gap) memory: 1112K
  2070 |[    1.031645] Run /init as init process
  2326 |[    1.282872] lkdtm: Performing direct entry WARNING
  2326 |[    1.283410] ------------[ cut here ]------------
  2326 |[    1.283566] WARNING: CPU: 1 PID: 32 at drivers/misc/lkdtm/bugs.c:85 lkdtm_WARNING+0xa/0x10
  2328 |[    1.288702] CPU: 1 PID: 32 Comm: init Not tainted 6.1.192 #1 
  2328 |[    1.288972] RIP: 0010:lkdtm_WARNING+0xa/0x10
  2328 |[    1.289173] Code: ed ff 48 83 c4 08 5b 41 5c 5d c3 0f 1f 44 00 00 0f 0b 66 66 2e 0f 1f 84 00 00 00 00 00 0f 1f 00 83 05 a5 0c 9a 00 01 75 01 c3 <0f> 0b c3 0f 1f 00 55 b8 02 00 00 00 65 48 8b 14 25 00 ac 01 00 48
  2328 |[    1.289506] RSP: 0018:ffff88800080bdd8 EFLAGS: 00000202
  2328 |[    1.289604] RAX: ffffffff8120cef0 RBX: 0000000000000007 RCX: 00000000ffffefff
  2328 |[    1.289697] RDX: 00000000ffffffea RSI: ffff88800080bc88 RDI: ffffffff81a9e9c0
  2328 |[    1.289788] RBP: ffff88800080bde0 R08: 0000000000004ffb R09: 00000000ffffefff
  2328 |[    1.289878] R10: 0000000000000001 R11: ffffffff81a21e40 R12: ffff888000231000
  2328 |[    1.290009] R13: ffffffff81a9e9c0 R14: ffff88800080bee8 R15: ffff88800080bee8
  2329 |[    1.290208] FS:  0000000011178380(0000) GS:ffff88800f900000(0000) knlGS:0000000000000000
  2329 |[    1.290341] CS:  0010 DS: 0000 ES: 0000 CR0: 0000000080050033
  2329 |[    1.290419] CR2: 000000000047b09e CR3: 00000000008a7000 CR4: 00000000000006a0
  2329 |[    1.290591] Call Trace:
  2329 |[    1.290884]  <TASK>
  2329 |[    1.290975]  ? lkdtm_do_action+0x17/0x19
  2329 |[    1.291092]  direct_entry.cold+0x18/0x23
  2329 |[    1.291250]  full_proxy_write+0x52/0x80
  2329 |[    1.291313]  vfs_write+0x99/0x2c0
  2329 |[    1.291389]  ? kmem_cache_free+0xe/0x20
  2330 |[    1.291443]  ksys_write+0x5f/0xd0
  2330 |[    1.291493]  __x64_sys_write+0x14/0x20
  2330 |[    1.291544]  x64_sys_call+0x989/0x9a0
  2330 |[    1.291596]  do_syscall_64+0x2f/0x50
  2330 |[    1.291655]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
  2330 |[    1.291759] RIP: 0033:0x431ef0
  2338 |[    1.296599] Code: 40 00 48 c7 c2 b8 ff ff ff f7 d8 64 89 02 48 c7 c0 ff ff ff ff eb b7 0f 1f 00 80 3d 71 61 07 00 00 74 17 b8 01 00 00 00 0f 05 <48> 3d 00 f0 ff ff 77 58 c3 0f 1f 80 00 00 00 00 48 83 ec 28 48 89
  2338 |[    1.296858] RSP: 002b:00007ffc9b5921a8 EFLAGS: 00000202 ORIG_RAX: 0000000000000001
  2338 |[    1.296974] RAX: ffffffffffffffda RBX: 0000000000000004 RCX: 0000000000431ef0
  2338 |[    1.297061] RDX: 0000000000000007 RSI: 00007ffc9b593fea RDI: 0000000000000004
  2338 |[    1.297146] RBP: 00007ffc9b593fea R08: 0000000000000008 R09: 0000000000000000
  2338 |[    1.297233] R10: 0000000000000000 R11: 0000000000000202 R12: 00000000004a36b8
  2338 |[    1.297319] R13: 000000000047b00f R14: 0000000000000001 R15: 0000000000000001
  2338 |[    1.297434]  </TASK>
  2338 |[    1.297515] ---[ end trace 0000000000000000 ]---
  2395 |[    1.357136] ACPI: PM: Preparing to enter system sleep state S5
  2400 |[    1.359512] reboot: Power down
--- results
  2308 |KTAP version 1
  2308 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2
  2308 |1..3
  2308 |# kiso start 1 netns/bind/first
  2308 |ok 1 netns/bind/first
  2308 |# kiso start 2 netns/bind/second
  2384 |ok 2 netns/bind/second
  2384 |# kiso start 3 none/bind/second
  2384 |not ok 3 none/bind/second # FAIL second bind: EADDRINUSE
  2384 |# kiso goodbye ran=3
--- stderr
