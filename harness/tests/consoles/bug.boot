about: a kernel BUG that kills a case and nothing else
verdict: fail
findings: BUG
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig plus LKDTM, MAGIC_SYSRQ, DETECT_HUNG_TASK, SOFTLOCKUP_DETECTOR, no series
made: recorded; PID 1 was a small C program that speaks the protocol; its second case writes BUG into LKDTM's provoke-crash/DIRECT
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=BUG'
plan: netns bind/first guards
plan: netns bind/second isolates
plan: none bind/second isolates
end: exited 0
ended-ms: 2396
--- console
   416 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   416 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=BUG
   416 |[    0.000000] BIOS-provided physical RAM map:
   416 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   417 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   417 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   417 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   417 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   417 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   417 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   417 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   417 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   418 |[    0.000000] printk: bootconsole [uart8250] enabled
   418 |[    0.000000] NX (Execute Disable) protection: active
   439 |[    0.000000] tsc: Fast TSC calibration failed
   439 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   439 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   466 |[    0.000000] RAMDISK: [mem 0x0ff1a000-0x0ffd7fff]
   474 |[    0.000000] ACPI: Early table checksum verification disabled
   474 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   474 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   474 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   474 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   474 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   474 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   474 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   474 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   474 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   479 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   480 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   483 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   486 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   486 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   486 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   486 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   486 |[    0.000000] Zone ranges:
   486 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   486 |[    0.000000]   Normal   empty
   486 |[    0.000000] Movable zone start for each node
   486 |[    0.000000] Early memory node ranges
   486 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   486 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   486 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   500 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   503 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   504 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   505 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   507 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   515 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   515 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   515 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   515 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   515 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   515 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   515 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   515 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   515 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   515 |[    0.000000] Booting paravirtualized kernel on bare hardware
   515 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   515 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   538 |[    0.000000] percpu: Embedded 40 pages/cpu s134440 r0 d29400 u1048576
   538 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   538 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=BUG
   538 |[    0.000000] Unknown kernel command line parameters "fault=BUG", will be passed to user space.
   550 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   552 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   556 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   562 |[    0.000000] Memory: 242824K/261624K available (6144K kernel code, 709K rwdata, 936K rodata, 716K init, 564K bss, 18544K reserved, 0K cma-reserved)
   575 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   594 |[    0.000000] rcu: Hierarchical RCU implementation.
   594 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   594 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   594 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   594 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   600 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   609 |[    0.000000] printk: console [ttyS0] enabled
   610 |[    0.000000] printk: console [ttyS0] enabled
   615 |[    0.000000] printk: bootconsole [uart8250] disabled
   615 |[    0.000000] printk: bootconsole [uart8250] disabled
   622 |[    0.000000] ACPI: Core revision 20220331
   630 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   630 |[    0.000000] APIC: Switch to symmetric I/O mode setup
   635 |[    0.000000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   715 |[    0.008000] tsc: Unable to calibrate against PIT
   720 |[    0.008000] tsc: using HPET reference calibration
   720 |[    0.008000] tsc: Detected 2593.655 MHz processor
   722 |[    0.001043] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x2562d261607, max_idle_ns: 440795300076 ns
   728 |[    0.006366] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   734 |[    0.013629] process: using AMD E400 aware idle routine
   734 |[    0.013799] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   734 |[    0.013890] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   738 |[    0.014697] x86/fpu: x87 FPU will use FXSAVE
   755 |[    0.025985] Freeing SMP alternatives memory: 16K
   762 |[    0.027342] pid_max: default: 4096 minimum: 301
   767 |[    0.034168] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   771 |[    0.034168] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
  1254 |[    0.173825] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  1254 |[    0.187338] Performance Events: PMU not available due to virtualization, using software events only.
  1254 |[    0.188173] signal: max sigframe size: 1040
  1256 |[    0.190726] rcu: Hierarchical SRCU implementation.
  1256 |[    0.190862] rcu: 	Max phase no-delay instances is 1000.
  1267 |[    0.206718] smp: Bringing up secondary CPUs ...
  1269 |[    0.210839] x86: Booting SMP configuration:
  1302 |[    0.210984] .... node  #0, CPUs:      #1
  1302 |[    0.235207] smp: Brought up 1 node, 2 CPUs
  1302 |[    0.235513] smpboot: Max logical packages: 1
  1302 |[    0.235638] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
  1328 |[    0.255840] devtmpfs: initialized
  1340 |[    0.267968] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  1340 |[    0.267968] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
  1340 |[    0.271479] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  1357 |[    0.290458] PCI: Using configuration type 1 for base access
  1395 |[    0.331381] ACPI: Added _OSI(Module Device)
  1395 |[    0.331584] ACPI: Added _OSI(Processor Device)
  1395 |[    0.331685] ACPI: Added _OSI(Processor Aggregator Device)
  1415 |[    0.364042] ACPI: 1 ACPI AML tables successfully acquired and loaded
  1465 |[    0.411024] ACPI: Interpreter enabled
  1465 |[    0.411992] ACPI: PM: (supports S0 S5)
  1465 |[    0.412296] ACPI: Using IOAPIC for interrupt routing
  1465 |[    0.415266] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  1465 |[    0.415548] PCI: Using E820 reservations for host bridge windows
  1465 |[    0.418824] ACPI: Enabled 2 GPEs in block 00 to 3F
  1483 |[    0.464484] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  1490 |[    0.466834] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  1490 |[    0.467191] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  1490 |[    0.474761] PCI host bridge to bus 0000:00
  1490 |[    0.475094] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  1490 |[    0.475481] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  1491 |[    0.475651] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  1491 |[    0.475885] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
  1494 |[    0.476065] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  1494 |[    0.476225] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  1494 |[    0.476544] pci_bus 0000:00: root bus resource [bus 00-ff]
  1494 |[    0.479117] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  1495 |[    0.482472] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  1501 |[    0.483049] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
  1501 |[    0.488089] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
  1501 |[    0.490194] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
  1502 |[    0.491425] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
  1522 |[    0.494731] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
  1522 |[    0.508003] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  1522 |[    0.508908] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  1522 |[    0.510408] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  1522 |[    0.510728] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  1522 |[    0.511028] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  1522 |[    0.511455] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  1522 |[    0.511765] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  1522 |[    0.512062] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  1522 |[    0.512215] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  1522 |[    0.512336] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  1522 |[    0.512452] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  1522 |[    0.512566] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  1522 |[    0.512858] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  1522 |[    0.513007] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  1522 |[    0.514202] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  1522 |[    0.514330] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  1541 |[    0.530200] PCI: Using ACPI for IRQ routing
  1541 |[    0.537107] clocksource: Switched to clocksource tsc-early
  1566 |[    0.543000] pnp: PnP ACPI init
  1566 |[    0.550692] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  1566 |[    0.557814] pnp: PnP ACPI: found 6 devices
  1566 |[    0.564824] NET: Registered PF_INET protocol family
  1570 |[    0.566416] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
  1571 |[    0.569572] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
  1598 |[    0.573340] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  1598 |[    0.573751] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
  1598 |[    0.574347] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
  1598 |[    0.574571] TCP: Hash tables configured (established 2048 bind 2048)
  1598 |[    0.575683] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
  1598 |[    0.575909] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
  1598 |[    0.576755] NET: Registered PF_UNIX/PF_LOCAL protocol family
  1598 |[    0.577802] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  1598 |[    0.578068] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  1598 |[    0.579352] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  1598 |[    0.579466] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
  1598 |[    0.579563] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  1598 |[    0.579659] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  1598 |[    0.595504] Unpacking initramfs...
  1618 |[    0.605828] workingset: timestamp_bits=62 max_order=16 bucket_order=0
  1618 |[    0.608131] Freeing initrd memory: 760K
  1650 |[    0.624868] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  1650 |[    0.634953] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  1650 |[    0.635993] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  1650 |[    0.639160] lkdtm: No crash points registered, enable through debugfs
  1650 |[    0.640552] NET: Registered PF_INET6 protocol family
  1662 |[    0.657826] Segment Routing with IPv6
  1662 |[    0.658519] In-situ OAM (IOAM) with IPv6
  1662 |[    0.658944] NET: Registered PF_PACKET protocol family
  1662 |[    0.659953] DCCP: Activated CCID 2 (TCP-like)
  1662 |[    0.660768] IPI shorthand broadcast: enabled
  1668 |[    0.662671] sched_clock: Marking stable (672163244, -9831006)->(942995099, -280662861)
  1890 |[    0.875858] Freeing unused kernel image (initmem) memory: 716K
  1890 |[    0.876286] Write protecting the kernel read-only data: 10240k
  1928 |[    0.926548] Freeing unused kernel image (text/rodata gap) memory: 2044K
  1946 |[    0.930178] Freeing unused kernel image (rodata/data gap) memory: 1112K
  1946 |[    0.930505] Run /init as init process
  2262 |[    1.261457] lkdtm: Performing direct entry BUG
  2266 |[    1.262641] ------------[ cut here ]------------
  2266 |[    1.262732] kernel BUG at drivers/misc/lkdtm/bugs.c:78!
  2266 |[    1.263159] invalid opcode: 0000 [#1] SMP
  2266 |[    1.263325] CPU: 0 PID: 33 Comm: init Not tainted 6.1.192 #1 
  2266 |[    1.263538] RIP: 0010:lkdtm_BUG+0x0/0x10
  2266 |[    1.264012] Code: db 74 09 48 85 c0 0f 85 99 4f 17 00 48 89 df e8 16 9a ed ff 4c 89 e7 e8 0e 9a ed ff 48 83 c4 08 5b 41 5c 5d c3 0f 1f 44 00 00 <0f> 0b 66 66 2e 0f 1f 84 00 00 00 00 00 0f 1f 00 83 05 a5 0c 9a 00
  2266 |[    1.264341] RSP: 0018:ffff88800083bdd8 EFLAGS: 00000282
  2266 |[    1.264434] RAX: ffffffff8120cee0 RBX: 0000000000000003 RCX: 00000000ffffefff
  2266 |[    1.264524] RDX: 00000000ffffffea RSI: ffff88800083bc88 RDI: ffffffff81a9e9b0
  2266 |[    1.264614] RBP: ffff88800083bde0 R08: 0000000000004ffb R09: 00000000ffffefff
  2266 |[    1.264704] R10: 0000000000000001 R11: ffffffff81a21e40 R12: ffff8880008d2000
  2266 |[    1.264795] R13: ffffffff81a9e9b0 R14: ffff88800083bee8 R15: ffff88800083bee8
  2266 |[    1.264919] FS:  0000000025ca9380(0000) GS:ffff88800f800000(0000) knlGS:0000000000000000
  2266 |[    1.265033] CS:  0010 DS: 0000 ES: 0000 CR0: 0000000080050033
  2266 |[    1.265107] CR2: 000000000047b09e CR3: 000000000082c000 CR4: 00000000000006b0
  2276 |[    1.275456] Call Trace:
  2278 |[    1.275980]  <TASK>
  2278 |[    1.276080]  ? lkdtm_do_action+0x17/0x19
  2278 |[    1.276214]  direct_entry.cold+0x18/0x23
  2278 |[    1.276337]  full_proxy_write+0x52/0x80
  2278 |[    1.276397]  vfs_write+0x99/0x2c0
  2278 |[    1.276447]  ? kmem_cache_free+0xe/0x20
  2278 |[    1.276502]  ksys_write+0x5f/0xd0
  2278 |[    1.276549]  __x64_sys_write+0x14/0x20
  2278 |[    1.276600]  x64_sys_call+0x989/0x9a0
  2278 |[    1.276653]  do_syscall_64+0x2f/0x50
  2278 |[    1.276710]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
  2278 |[    1.276816] RIP: 0033:0x431ef0
  2283 |[    1.281407] Code: 40 00 48 c7 c2 b8 ff ff ff f7 d8 64 89 02 48 c7 c0 ff ff ff ff eb b7 0f 1f 00 80 3d 71 61 07 00 00 74 17 b8 01 00 00 00 0f 05 <48> 3d 00 f0 ff ff 77 58 c3 0f 1f 80 00 00 00 00 48 83 ec 28 48 89
  2283 |[    1.281711] RSP: 002b:00007ffe680f2bd8 EFLAGS: 00000202 ORIG_RAX: 0000000000000001
  2283 |[    1.281861] RAX: ffffffffffffffda RBX: 0000000000000004 RCX: 0000000000431ef0
  2283 |[    1.281950] RDX: 0000000000000003 RSI: 00007ffe680f3fee RDI: 0000000000000004
  2283 |[    1.282037] RBP: 00007ffe680f3fee R08: 0000000000000080 R09: 0000000000000000
  2283 |[    1.282123] R10: 0000000000000000 R11: 0000000000000202 R12: 00000000004a36b8
  2283 |[    1.282208] R13: 000000000047b00f R14: 0000000000000001 R15: 0000000000000001
  2283 |[    1.282332]  </TASK>
  2283 |[    1.282930] ---[ end trace 0000000000000000 ]---
  2284 |[    1.283574] RIP: 0010:lkdtm_BUG+0x0/0x10
  2285 |[    1.284091] Code: db 74 09 48 85 c0 0f 85 99 4f 17 00 48 89 df e8 16 9a ed ff 4c 89 e7 e8 0e 9a ed ff 48 83 c4 08 5b 41 5c 5d c3 0f 1f 44 00 00 <0f> 0b 66 66 2e 0f 1f 84 00 00 00 00 00 0f 1f 00 83 05 a5 0c 9a 00
  2288 |[    1.287825] RSP: 0018:ffff88800083bdd8 EFLAGS: 00000282
  2290 |[    1.289710] RAX: ffffffff8120cee0 RBX: 0000000000000003 RCX: 00000000ffffefff
  2291 |[    1.290690] RDX: 00000000ffffffea RSI: ffff88800083bc88 RDI: ffffffff81a9e9b0
  2298 |[    1.291975] RBP: ffff88800083bde0 R08: 0000000000004ffb R09: 00000000ffffefff
  2298 |[    1.292095] R10: 0000000000000001 R11: ffffffff81a21e40 R12: ffff8880008d2000
  2298 |[    1.292180] R13: ffffffff81a9e9b0 R14: ffff88800083bee8 R15: ffff88800083bee8
  2298 |[    1.292268] FS:  0000000025ca9380(0000) GS:ffff88800f800000(0000) knlGS:0000000000000000
  2298 |[    1.292367] CS:  0010 DS: 0000 ES: 0000 CR0: 0000000080050033
  2298 |[    1.292437] CR2: 000000000047b09e CR3: 000000000082c000 CR4: 00000000000006b0
  2354 |[    1.352566] ACPI: PM: Preparing to enter system sleep state S5
  2367 |[    1.365731] reboot: Power down
--- results
  2250 |KTAP version 1
  2250 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2
  2250 |1..3
  2250 |# kiso start 1 netns/bind/first
  2250 |ok 1 netns/bind/first
  2250 |# kiso start 2 netns/bind/second
  2326 |not ok 2 netns/bind/second # ERROR killed by signal 11
  2333 |# kiso start 3 none/bind/second
  2333 |not ok 3 none/bind/second # FAIL second bind: EADDRINUSE
  2333 |# kiso goodbye ran=3
--- stderr
