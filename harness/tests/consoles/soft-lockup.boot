about: a CPU loops in the kernel; the deadline was 22 s
verdict: hang
findings: lockup, lockup
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig plus LKDTM, MAGIC_SYSRQ, DETECT_HUNG_TASK, SOFTLOCKUP_DETECTOR, no series
made: recorded; PID 1 was a small C program that speaks the protocol; its second case writes LOOP into LKDTM's provoke-crash/DIRECT
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=LOOP watchdog_thresh=3'
plan: netns bind/first guards
plan: netns bind/second isolates
plan: none bind/second isolates
end: deadline case netns/bind/second 22000
ended-ms: 22025
--- console
   685 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   685 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=LOOP watchdog_thresh=3
   685 |[    0.000000] BIOS-provided physical RAM map:
   685 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   685 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   685 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   685 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   685 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   693 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   693 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   693 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   693 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   693 |[    0.000000] printk: bootconsole [uart8250] enabled
   693 |[    0.000000] NX (Execute Disable) protection: active
   693 |[    0.000000] tsc: Fast TSC calibration failed
   696 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   698 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   710 |[    0.000000] RAMDISK: [mem 0x0ff1a000-0x0ffd7fff]
   710 |[    0.000000] ACPI: Early table checksum verification disabled
   710 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   710 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   710 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   710 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   710 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   710 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   710 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   710 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   714 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   714 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   714 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   714 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   714 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   714 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   714 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   714 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   715 |[    0.000000] Zone ranges:
   715 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   716 |[    0.000000]   Normal   empty
   717 |[    0.000000] Movable zone start for each node
   717 |[    0.000000] Early memory node ranges
   726 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   726 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   726 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   729 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   734 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   734 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   734 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   734 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   734 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   734 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   734 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   734 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   734 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   734 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   734 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   734 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   734 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   734 |[    0.000000] Booting paravirtualized kernel on bare hardware
   734 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   734 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   745 |[    0.000000] percpu: Embedded 40 pages/cpu s134440 r0 d29400 u1048576
   749 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   751 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=LOOP watchdog_thresh=3
   753 |[    0.000000] Unknown kernel command line parameters "fault=LOOP", will be passed to user space.
   757 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   758 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   760 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   768 |[    0.000000] Memory: 242824K/261624K available (6144K kernel code, 709K rwdata, 936K rodata, 716K init, 564K bss, 18544K reserved, 0K cma-reserved)
   771 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   776 |[    0.000000] rcu: Hierarchical RCU implementation.
   777 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   778 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   779 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   781 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   784 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   793 |[    0.000000] printk: console [ttyS0] enabled
   798 |[    0.000000] printk: console [ttyS0] enabled
   798 |[    0.000000] printk: bootconsole [uart8250] disabled
   798 |[    0.000000] printk: bootconsole [uart8250] disabled
   798 |[    0.000000] ACPI: Core revision 20220331
   798 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   799 |[    0.000000] APIC: Switch to symmetric I/O mode setup
   802 |[    0.000000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   889 |[    0.020000] tsc: Unable to calibrate against PIT
   890 |[    0.020000] tsc: using HPET reference calibration
   890 |[    0.020000] tsc: Detected 2593.642 MHz processor
   892 |[    0.000956] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x2562c5c12da, max_idle_ns: 440795249031 ns
   894 |[    0.002509] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   896 |[    0.004569] process: using AMD E400 aware idle routine
   897 |[    0.005487] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   897 |[    0.006324] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   901 |[    0.006357] x86/fpu: x87 FPU will use FXSAVE
   919 |[    0.010597] Freeing SMP alternatives memory: 16K
   925 |[    0.014559] pid_max: default: 4096 minimum: 301
   934 |[    0.019545] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   938 |[    0.022357] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
  1504 |[    0.170357] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  1516 |[    0.174519] Performance Events: PMU not available due to virtualization, using software events only.
  1521 |[    0.182643] signal: max sigframe size: 1040
  1522 |[    0.183834] rcu: Hierarchical SRCU implementation.
  1525 |[    0.186357] rcu: 	Max phase no-delay instances is 1000.
  1534 |[    0.189448] smp: Bringing up secondary CPUs ...
  1537 |[    0.196265] x86: Booting SMP configuration:
  1614 |[    0.196935] .... node  #0, CPUs:      #1
  1615 |[    0.250581] smp: Brought up 1 node, 2 CPUs
  1616 |[    0.252640] smpboot: Max logical packages: 1
  1616 |[    0.253334] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
  1664 |[    0.274438] devtmpfs: initialized
  1694 |[    0.298357] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  1694 |[    0.298788] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
  1696 |[    0.302357] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  1701 |[    0.306142] PCI: Using configuration type 1 for base access
  1722 |[    0.322944] ACPI: Added _OSI(Module Device)
  1723 |[    0.323829] ACPI: Added _OSI(Processor Device)
  1725 |[    0.324084] ACPI: Added _OSI(Processor Aggregator Device)
  1736 |[    0.335355] ACPI: 1 ACPI AML tables successfully acquired and loaded
  1751 |[    0.347211] ACPI: Interpreter enabled
  1751 |[    0.348237] ACPI: PM: (supports S0 S5)
  1752 |[    0.348781] ACPI: Using IOAPIC for interrupt routing
  1753 |[    0.350039] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  1758 |[    0.350416] PCI: Using E820 reservations for host bridge windows
  1758 |[    0.351480] ACPI: Enabled 2 GPEs in block 00 to 3F
  1779 |[    0.367935] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  1782 |[    0.368930] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  1782 |[    0.369139] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  1783 |[    0.370810] PCI host bridge to bus 0000:00
  1786 |[    0.371392] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  1786 |[    0.371618] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  1786 |[    0.371714] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  1786 |[    0.371840] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
  1786 |[    0.371941] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  1786 |[    0.372043] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  1786 |[    0.372241] pci_bus 0000:00: root bus resource [bus 00-ff]
  1786 |[    0.373109] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  1788 |[    0.375836] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  1789 |[    0.378737] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
  1793 |[    0.382357] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
  1795 |[    0.383130] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
  1796 |[    0.384821] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
  1800 |[    0.386621] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
  1803 |[    0.390600] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  1805 |[    0.391802] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  1806 |[    0.392665] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  1806 |[    0.392962] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  1806 |[    0.393250] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  1806 |[    0.393532] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  1809 |[    0.394357] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  1809 |[    0.394357] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  1809 |[    0.394357] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  1809 |[    0.394357] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  1809 |[    0.394357] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  1809 |[    0.394357] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  1809 |[    0.394357] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  1809 |[    0.394357] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  1810 |[    0.394424] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  1810 |[    0.394548] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  1817 |[    0.402178] PCI: Using ACPI for IRQ routing
  1837 |[    0.408534] clocksource: Switched to clocksource tsc-early
  1837 |[    0.410340] pnp: PnP ACPI init
  1845 |[    0.418369] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  1848 |[    0.421678] pnp: PnP ACPI: found 6 devices
  1855 |[    0.429054] NET: Registered PF_INET protocol family
  1857 |[    0.430168] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
  1863 |[    0.437347] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
  1870 |[    0.443366] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  1870 |[    0.443576] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
  1870 |[    0.443800] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
  1870 |[    0.444003] TCP: Hash tables configured (established 2048 bind 2048)
  1871 |[    0.445203] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
  1875 |[    0.446203] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
  1878 |[    0.451724] NET: Registered PF_UNIX/PF_LOCAL protocol family
  1885 |[    0.454823] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  1885 |[    0.454823] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  1885 |[    0.454823] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  1885 |[    0.454823] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
  1885 |[    0.454823] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  1885 |[    0.454823] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  1887 |[    0.461299] workingset: timestamp_bits=62 max_order=16 bucket_order=0
  1894 |[    0.467909] Unpacking initramfs...
  1922 |[    0.496175] Freeing initrd memory: 760K
  1939 |[    0.501308] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  1950 |[    0.523569] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  1952 |[    0.526058] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  1970 |[    0.540835] lkdtm: No crash points registered, enable through debugfs
  1970 |[    0.542764] NET: Registered PF_INET6 protocol family
  1980 |[    0.553792] Segment Routing with IPv6
  1983 |[    0.556811] In-situ OAM (IOAM) with IPv6
  1984 |[    0.557895] NET: Registered PF_PACKET protocol family
  1993 |[    0.567008] DCCP: Activated CCID 2 (TCP-like)
  1995 |[    0.568779] IPI shorthand broadcast: enabled
  1996 |[    0.570140] sched_clock: Marking stable (584257912, -17642455)->(1102623858, -536008401)
  2080 |[    0.653825] Freeing unused kernel image (initmem) memory: 716K
  2081 |[    0.654993] Write protecting the kernel read-only data: 10240k
  2084 |[    0.658488] Freeing unused kernel image (text/rodata gap) memory: 2044K
  2086 |[    0.660339] Freeing unused kernel image (rodata/data gap) memory: 1112K
  2089 |[    0.661086] Run /init as init process
  2154 |[    0.727974] lkdtm: Performing direct entry LOOP
  3002 |[    1.573910] tsc: Refined TSC clocksource calibration: 2596.120 MHz
  3002 |[    1.574445] clocksource: tsc: mask: 0xffffffffffffffff max_cycles: 0x256bead120a, max_idle_ns: 440795214554 ns
 11225 |[    9.798164] watchdog: BUG: soft lockup - CPU#0 stuck for 9s! [init:32]
 11229 |[    9.804177] CPU: 0 PID: 32 Comm: init Not tainted 6.1.192 #1 
 11237 |[    9.810178] RIP: 0010:lkdtm_LOOP+0x0/0x10
 11237 |[    9.810775] Code: 8b 5d f8 c9 c3 b8 f4 ff ff ff eb f3 cc cc cc cc cc cc cc cc cc cc cc cc cc cc c7 04 25 00 00 00 00 00 00 00 00 c3 0f 1f 40 00 <eb> fe 66 66 2e 0f 1f 84 00 00 00 00 00 0f 1f 00 f3 90 eb fc 66 66
 11237 |[    9.811115] RSP: 0018:ffff88800082bdd8 EFLAGS: 00000286
 11237 |[    9.811212] RAX: ffffffff8120ce00 RBX: 0000000000000004 RCX: 00000000ffffefff
 11237 |[    9.811303] RDX: 00000000ffffffea RSI: ffff88800082bc88 RDI: ffffffff81a9e9f0
 11237 |[    9.811395] RBP: ffff88800082bde0 R08: 0000000000004ffb R09: 00000000ffffefff
 11237 |[    9.811484] R10: 0000000000000001 R11: ffffffff81a21e40 R12: ffff8880002df000
 11237 |[    9.811574] R13: ffffffff81a9e9f0 R14: ffff88800082bee8 R15: ffff88800082bee8
 11259 |[    9.833825] FS:  000000002a181380(0000) GS:ffff88800f800000(0000) knlGS:0000000000000000
 11288 |[    9.833987] watchdog: BUG: soft lockup - CPU#1 stuck for 8s! [migration/1:17]
 11288 |[    9.843873] CS:  0010 DS: 0000 ES: 0000 CR0: 0000000080050033
 11288 |[    9.843961] CR2: 000000000047b09e CR3: 00000000008c1000 CR4: 00000000000006b0
 11288 |[    9.844068] Call Trace:
 11288 |[    9.844350]  <TASK>
 11288 |[    9.844412]  ? lkdtm_do_action+0x17/0x19
 11288 |[    9.844495]  direct_entry.cold+0x18/0x23
 11288 |[    9.844571]  full_proxy_write+0x52/0x80
 11288 |[    9.844585]  vfs_write+0x99/0x2c0
 11288 |[    9.844593]  ? kmem_cache_free+0xe/0x20
 11288 |[    9.844603]  ksys_write+0x5f/0xd0
 11288 |[    9.844609]  __x64_sys_write+0x14/0x20
 11288 |[    9.844616]  x64_sys_call+0x989/0x9a0
 11288 |[    9.844624]  do_syscall_64+0x2f/0x50
 11288 |[    9.844638]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
 11288 |[    9.844682] RIP: 0033:0x431ef0
 11288 |[    9.844833] Code: 40 00 48 c7 c2 b8 ff ff ff f7 d8 64 89 02 48 c7 c0 ff ff ff ff eb b7 0f 1f 00 80 3d 71 61 07 00 00 74 17 b8 01 00 00 00 0f 05 <48> 3d 00 f0 ff ff 77 58 c3 0f 1f 80 00 00 00 00 48 83 ec 28 48 89
 11291 |[    9.844843] RSP: 002b:00007ffe25aa8658 EFLAGS: 00000202 ORIG_RAX: 0000000000000001
 11299 |[    9.844869] RAX: ffffffffffffffda RBX: 0000000000000004 RCX: 0000000000431ef0
 11303 |[    9.844875] RDX: 0000000000000004 RSI: 00007ffe25aa8fed RDI: 0000000000000004
 11314 |[    9.844880] RBP: 00007ffe25aa8fed R08: 0000000000000040 R09: 0000000000000000
 11314 |[    9.844885] R10: 0000000000000000 R11: 0000000000000202 R12: 00000000004a36b8
 11314 |[    9.844889] R13: 000000000047b00f R14: 0000000000000001 R15: 0000000000000001
 11314 |[    9.844918]  </TASK>
 11314 |[    9.878212] CPU: 1 PID: 17 Comm: migration/1 Tainted: G             L     6.1.192 #1 
 11314 |[    9.878345] Stopper: multi_cpu_stop+0x0/0xf0 <- stop_machine_cpuslocked+0x11b/0x160
 11314 |[    9.878476] RIP: 0010:stop_machine_yield+0x2/0x10
 11314 |[    9.878545] Code: 74 19 e8 21 d2 2d 00 48 8d 7c 24 10 e8 27 d6 2d 00 8b 44 24 0c 48 8b 5d f8 c9 c3 b8 fe ff ff ff eb f3 66 0f 1f 44 00 00 f3 90 <c3> 66 66 2e 0f 1f 84 00 00 00 00 00 66 90 55 48 89 e5 41 57 41 56
 11314 |[    9.878754] RSP: 0018:ffff88800020fe60 EFLAGS: 00000246
 11314 |[    9.878832] RAX: ffff88800f920740 RBX: ffff888000393d30 RCX: 0000000000000000
 11314 |[    9.878917] RDX: 0000000000000000 RSI: 0000000000000002 RDI: ffffffff81aad3c0
 11330 |[    9.901790] RBP: ffff88800020fea0 R08: ffff88800024b8c0 R09: ffff88800f900000
 11330 |[    9.901927] R10: 0000000000000001 R11: 0000000000000001 R12: ffff888000393d54
 11330 |[    9.902014] R13: 0000000000000001 R14: ffffffff81aad3c0 R15: 0000000000000001
 11330 |[    9.902104] FS:  0000000000000000(0000) GS:ffff88800f900000(0000) knlGS:0000000000000000
 11330 |[    9.902205] CS:  0010 DS: 0000 ES: 0000 CR0: 0000000080050033
 11330 |[    9.902276] CR2: 00007ffe25aa8578 CR3: 000000000083e000 CR4: 00000000000006a0
 11330 |[    9.902365] Call Trace:
 11330 |[    9.902411]  <TASK>
 11330 |[    9.902445]  ? multi_cpu_stop+0x8f/0xf0
 11330 |[    9.902518]  ? stop_machine_yield+0x10/0x10
 11330 |[    9.902576]  cpu_stopper_thread+0x7b/0x110
 11330 |[    9.902635]  ? sort_range+0x20/0x20
 11330 |[    9.902685]  smpboot_thread_fn+0xa8/0x140
 11330 |[    9.902740]  kthread+0xb7/0xe0
 11330 |[    9.902787]  ? kthread_exit+0x30/0x30
 11330 |[    9.902837]  ret_from_fork+0x1f/0x30
 11330 |[    9.902927]  </TASK>
 20796 |[   19.370069] watchdog: BUG: soft lockup - CPU#0 stuck for 18s! [init:32]
 20796 |[   19.370301] CPU: 0 PID: 32 Comm: init Tainted: G             L     6.1.192 #1 
 20796 |[   19.370399] RIP: 0010:lkdtm_LOOP+0x0/0x10
 20796 |[   19.370480] Code: 8b 5d f8 c9 c3 b8 f4 ff ff ff eb f3 cc cc cc cc cc cc cc cc cc cc cc cc cc cc c7 04 25 00 00 00 00 00 00 00 00 c3 0f 1f 40 00 <eb> fe 66 66 2e 0f 1f 84 00 00 00 00 00 0f 1f 00 f3 90 eb fc 66 66
 20796 |[   19.370693] RSP: 0018:ffff88800082bdd8 EFLAGS: 00000286
 20796 |[   19.370770] RAX: ffffffff8120ce00 RBX: 0000000000000004 RCX: 00000000ffffefff
 20796 |[   19.370851] RDX: 00000000ffffffea RSI: ffff88800082bc88 RDI: ffffffff81a9e9f0
 20796 |[   19.370931] RBP: ffff88800082bde0 R08: 0000000000004ffb R09: 00000000ffffefff
 20796 |[   19.371010] R10: 0000000000000001 R11: ffffffff81a21e40 R12: ffff8880002df000
 20796 |[   19.371093] R13: ffffffff81a9e9f0 R14: ffff88800082bee8 R15: ffff88800082bee8
 20796 |[   19.371174] FS:  000000002a181380(0000) GS:ffff88800f800000(0000) knlGS:0000000000000000
 20796 |[   19.371264] CS:  0010 DS: 0000 ES: 0000 CR0: 0000000080050033
 20796 |[   19.371333] CR2: 000000000047b09e CR3: 00000000008c1000 CR4: 00000000000006b0
 20796 |[   19.371415] Call Trace:
 20797 |[   19.371454]  <TASK>
 20797 |[   19.371492]  ? lkdtm_do_action+0x17/0x19
 20797 |[   19.371552]  direct_entry.cold+0x18/0x23
 20797 |[   19.371607]  full_proxy_write+0x52/0x80
 20797 |[   19.371664]  vfs_write+0x99/0x2c0
 20797 |[   19.371713]  ? kmem_cache_free+0xe/0x20
 20797 |[   19.371767]  ksys_write+0x5f/0xd0
 20797 |[   19.371813]  __x64_sys_write+0x14/0x20
 20797 |[   19.371864]  x64_sys_call+0x989/0x9a0
 20797 |[   19.371916]  do_syscall_64+0x2f/0x50
 20797 |[   19.371968]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
 20797 |[   19.372036] RIP: 0033:0x431ef0
 20797 |[   19.372083] Code: 40 00 48 c7 c2 b8 ff ff ff f7 d8 64 89 02 48 c7 c0 ff ff ff ff eb b7 0f 1f 00 80 3d 71 61 07 00 00 74 17 b8 01 00 00 00 0f 05 <48> 3d 00 f0 ff ff 77 58 c3 0f 1f 80 00 00 00 00 48 83 ec 28 48 89
 20797 |[   19.372288] RSP: 002b:00007ffe25aa8658 EFLAGS: 00000202 ORIG_RAX: 0000000000000001
 20799 |[   19.372381] RAX: ffffffffffffffda RBX: 0000000000000004 RCX: 0000000000431ef0
 20799 |[   19.372483] RDX: 0000000000000004 RSI: 00007ffe25aa8fed RDI: 0000000000000004
 20799 |[   19.372568] RBP: 00007ffe25aa8fed R08: 0000000000000040 R09: 0000000000000000
 20799 |[   19.372654] R10: 0000000000000000 R11: 0000000000000202 R12: 00000000004a36b8
 20799 |[   19.372739] R13: 000000000047b00f R14: 0000000000000001 R15: 0000000000000001
 20799 |[   19.372825]  </TASK>
 20850 |[   19.408312] watchdog: BUG: soft lockup - CPU#1 stuck for 17s! [migration/1:17]
 20850 |[   19.408497] CPU: 1 PID: 17 Comm: migration/1 Tainted: G             L     6.1.192 #1 
 20850 |[   19.408594] Stopper: multi_cpu_stop+0x0/0xf0 <- stop_machine_cpuslocked+0x11b/0x160
 20850 |[   19.408710] RIP: 0010:stop_machine_yield+0x2/0x10
 20850 |[   19.408776] Code: 74 19 e8 21 d2 2d 00 48 8d 7c 24 10 e8 27 d6 2d 00 8b 44 24 0c 48 8b 5d f8 c9 c3 b8 fe ff ff ff eb f3 66 0f 1f 44 00 00 f3 90 <c3> 66 66 2e 0f 1f 84 00 00 00 00 00 66 90 55 48 89 e5 41 57 41 56
 20850 |[   19.408983] RSP: 0018:ffff88800020fe60 EFLAGS: 00000246
 20850 |[   19.409057] RAX: ffff88800f920740 RBX: ffff888000393d30 RCX: 0000000000000000
 20850 |[   19.409141] RDX: 0000000000000000 RSI: 0000000000000002 RDI: ffffffff81aad3c0
 20850 |[   19.409226] RBP: ffff88800020fea0 R08: ffff88800024b8c0 R09: ffff88800f900000
 20850 |[   19.409310] R10: 0000000000000001 R11: 0000000000000001 R12: ffff888000393d54
 20850 |[   19.409392] R13: 0000000000000001 R14: ffffffff81aad3c0 R15: 0000000000000001
 20850 |[   19.409476] FS:  0000000000000000(0000) GS:ffff88800f900000(0000) knlGS:0000000000000000
 20850 |[   19.410236] CS:  0010 DS: 0000 ES: 0000 CR0: 0000000080050033
 20850 |[   19.410305] CR2: 00007ffe25aa8578 CR3: 000000000083e000 CR4: 00000000000006a0
 20850 |[   19.410389] Call Trace:
 20850 |[   19.410427]  <TASK>
 20850 |[   19.410459]  ? multi_cpu_stop+0x8f/0xf0
 20850 |[   19.410514]  ? stop_machine_yield+0x10/0x10
 20850 |[   19.410570]  cpu_stopper_thread+0x7b/0x110
 20850 |[   19.410626]  ? sort_range+0x20/0x20
 20850 |[   19.410675]  smpboot_thread_fn+0xa8/0x140
 20850 |[   19.410729]  kthread+0xb7/0xe0
 20850 |[   19.410773]  ? kthread_exit+0x30/0x30
 20850 |[   19.410823]  ret_from_fork+0x1f/0x30
 20850 |[   19.410873]  </TASK>
--- results
  2139 |KTAP version 1
  2141 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2
  2141 |1..3
  2141 |# kiso start 1 netns/bind/first
  2141 |ok 1 netns/bind/first
  2141 |# kiso start 2 netns/bind/second
--- stderr
