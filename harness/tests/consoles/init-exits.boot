about: PID 1 exits before its hello: panic
verdict: crash
findings: panic
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig, no series
made: recorded; PID 1 exits with 3 at once
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=init-exits'
plan: netns bind/first guards
plan: netns bind/second isolates
plan: none bind/second isolates
end: exited 0
ended-ms: 2825
--- console
   481 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   481 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=init-exits
   481 |[    0.000000] BIOS-provided physical RAM map:
   481 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   481 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   481 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   481 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   481 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   481 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   481 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   481 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   481 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   481 |[    0.000000] printk: bootconsole [uart8250] enabled
   481 |[    0.000000] NX (Execute Disable) protection: active
   501 |[    0.000000] tsc: Fast TSC calibration failed
   501 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   501 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   517 |[    0.000000] RAMDISK: [mem 0x0ff1a000-0x0ffd7fff]
   517 |[    0.000000] ACPI: Early table checksum verification disabled
   517 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   517 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   517 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   517 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   517 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   517 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   517 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   517 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   517 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   517 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   517 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   517 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   517 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   517 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   517 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   517 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   556 |[    0.000000] Zone ranges:
   556 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   556 |[    0.000000]   Normal   empty
   556 |[    0.000000] Movable zone start for each node
   556 |[    0.000000] Early memory node ranges
   556 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   556 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   556 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   571 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   571 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   571 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   571 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   571 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   571 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   571 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   571 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   571 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   571 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   617 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   617 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   617 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   617 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   617 |[    0.000000] Booting paravirtualized kernel on bare hardware
   617 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   617 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   617 |[    0.000000] percpu: Embedded 40 pages/cpu s134248 r0 d29592 u1048576
   617 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   617 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=init-exits
   617 |[    0.000000] Unknown kernel command line parameters "fault=init-exits", will be passed to user space.
   617 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   638 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   638 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   638 |[    0.000000] Memory: 242824K/261624K available (6144K kernel code, 705K rwdata, 888K rodata, 716K init, 564K bss, 18544K reserved, 0K cma-reserved)
   638 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   656 |[    0.000000] rcu: Hierarchical RCU implementation.
   656 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   656 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   656 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   656 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   664 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   664 |[    0.000000] printk: console [ttyS0] enabled
   664 |[    0.000000] printk: console [ttyS0] enabled
   664 |[    0.000000] printk: bootconsole [uart8250] disabled
   664 |[    0.000000] printk: bootconsole [uart8250] disabled
   664 |[    0.000000] ACPI: Core revision 20220331
   671 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   697 |[    0.000000] APIC: Switch to symmetric I/O mode setup
   748 |[    0.012000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   805 |[    0.020000] tsc: Unable to calibrate against PIT
   806 |[    0.020000] tsc: using HPET reference calibration
   807 |[    0.020000] tsc: Detected 2594.455 MHz processor
   808 |[    0.000300] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x2565c5c6647, max_idle_ns: 440795253186 ns
   809 |[    0.001873] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   811 |[    0.003720] process: using AMD E400 aware idle routine
   812 |[    0.005892] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   813 |[    0.006693] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   821 |[    0.008436] x86/fpu: x87 FPU will use FXSAVE
   835 |[    0.019692] Freeing SMP alternatives memory: 16K
   835 |[    0.020102] pid_max: default: 4096 minimum: 301
   842 |[    0.026892] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   843 |[    0.028037] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
  1160 |[    0.169927] APIC timer disabled due to verification failure
  1161 |[    0.170944] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  1178 |[    0.175044] Performance Events: PMU not available due to virtualization, using software events only.
  1186 |[    0.182263] signal: max sigframe size: 1040
  1187 |[    0.183086] rcu: Hierarchical SRCU implementation.
  1187 |[    0.183207] rcu: 	Max phase no-delay instances is 1000.
  1194 |[    0.186727] smp: Bringing up secondary CPUs ...
  1248 |[    0.192753] x86: Booting SMP configuration:
  1309 |[    0.192888] .... node  #0, CPUs:      #1
  1309 |[    0.234190] smp: Brought up 1 node, 2 CPUs
  1309 |[    0.234483] smpboot: Max logical packages: 1
  1312 |[    0.238340] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
  1335 |[    0.252401] devtmpfs: initialized
  1381 |[    0.266664] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  1381 |[    0.267306] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
  1381 |[    0.268591] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  1413 |[    0.279888] PCI: Using configuration type 1 for base access
  1489 |[    0.294563] ACPI: Added _OSI(Module Device)
  1489 |[    0.297777] ACPI: Added _OSI(Processor Device)
  1489 |[    0.297777] ACPI: Added _OSI(Processor Aggregator Device)
  1548 |[    0.323351] ACPI: 1 ACPI AML tables successfully acquired and loaded
  1604 |[    0.352754] ACPI: Interpreter enabled
  1610 |[    0.358091] ACPI: PM: (supports S0 S5)
  1610 |[    0.358288] ACPI: Using IOAPIC for interrupt routing
  1611 |[    0.359170] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  1611 |[    0.359347] PCI: Using E820 reservations for host bridge windows
  1612 |[    0.360404] ACPI: Enabled 2 GPEs in block 00 to 3F
  1683 |[    0.411485] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  1683 |[    0.412173] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  1683 |[    0.412383] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  1688 |[    0.416531] PCI host bridge to bus 0000:00
  1688 |[    0.416758] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  1688 |[    0.416979] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  1688 |[    0.417113] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  1688 |[    0.417265] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
  1688 |[    0.417378] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  1713 |[    0.417777] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  1713 |[    0.417777] pci_bus 0000:00: root bus resource [bus 00-ff]
  1713 |[    0.417777] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  1713 |[    0.417777] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  1755 |[    0.417777] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
  1777 |[    0.438036] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
  1781 |[    0.441810] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
  1782 |[    0.442764] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
  1785 |[    0.444264] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
  1788 |[    0.448953] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  1798 |[    0.450463] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  1809 |[    0.458349] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  1810 |[    0.458842] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  1810 |[    0.459178] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  1810 |[    0.459558] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  1811 |[    0.459888] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  1811 |[    0.460236] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  1811 |[    0.460407] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  1811 |[    0.460555] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  1812 |[    0.460690] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  1812 |[    0.460821] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  1812 |[    0.460950] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  1812 |[    0.461073] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  1812 |[    0.461198] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  1812 |[    0.461343] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  1892 |[    0.474438] PCI: Using ACPI for IRQ routing
  1899 |[    0.483023] clocksource: Switched to clocksource tsc-early
  1920 |[    0.485777] Clockevents: could not switch to one-shot mode:
  1920 |[    0.502303] Clockevents: could not switch to one-shot mode: lapic is not functional.
  1920 |[    0.485777]  lapic is not functional.
  1920 |[    0.502974] Could not switch to high resolution mode on CPU 1
  1921 |[    0.485777] Could not switch to high resolution mode on CPU 0
  1922 |[    0.504602] pnp: PnP ACPI init
  1924 |[    0.507117] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  1936 |[    0.519054] pnp: PnP ACPI: found 6 devices
  1940 |[    0.522867] NET: Registered PF_INET protocol family
  1957 |[    0.540195] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
  1960 |[    0.543077] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
  1970 |[    0.552958] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  1970 |[    0.553280] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
  1971 |[    0.553544] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
  1971 |[    0.553767] TCP: Hash tables configured (established 2048 bind 2048)
  1985 |[    0.554868] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
  1985 |[    0.555119] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
  2032 |[    0.592798] NET: Registered PF_UNIX/PF_LOCAL protocol family
  2032 |[    0.593636] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  2032 |[    0.593755] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  2032 |[    0.593840] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  2032 |[    0.593932] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
  2032 |[    0.594118] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  2032 |[    0.594213] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  2036 |[    0.618571] Unpacking initramfs...
  2055 |[    0.632226] workingset: timestamp_bits=62 max_order=16 bucket_order=0
  2088 |[    0.662199] Freeing initrd memory: 760K
  2155 |[    0.724344] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  2155 |[    0.725564] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  2155 |[    0.726560] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  2221 |[    0.794335] NET: Registered PF_INET6 protocol family
  2293 |[    0.870074] Segment Routing with IPv6
  2293 |[    0.870361] In-situ OAM (IOAM) with IPv6
  2293 |[    0.870746] NET: Registered PF_PACKET protocol family
  2311 |[    0.892308] DCCP: Activated CCID 2 (TCP-like)
  2311 |[    0.893298] IPI shorthand broadcast: enabled
  2311 |[    0.893658] sched_clock: Marking stable (914278814, -22222188)->(1502358483, -610301857)
  2672 |[    1.223716] Freeing unused kernel image (initmem) memory: 716K
  2672 |[    1.232649] Write protecting the kernel read-only data: 10240k
  2776 |[    1.261708] Freeing unused kernel image (text/rodata gap) memory: 2044K
  2776 |[    1.262746] Freeing unused kernel image (rodata/data gap) memory: 1160K
  2776 |[    1.263022] Run /init as init process
  2792 |[    1.363552] Kernel panic - not syncing: Attempted to kill init! exitcode=0x00000300
  2792 |[    1.363915] CPU: 0 PID: 1 Comm: init Not tainted 6.1.192 #1 
  2792 |[    1.364456] Call Trace:
  2792 |[    1.364801]  <TASK>
  2792 |[    1.364925]  dump_stack_lvl+0x3a/0x4c
  2792 |[    1.365286]  dump_stack+0x10/0x12
  2792 |[    1.365336]  panic+0xf9/0x25d
  2792 |[    1.365382]  do_exit.cold+0x15/0x15
  2792 |[    1.365431]  do_group_exit+0x30/0x90
  2792 |[    1.365483]  __x64_sys_exit_group+0x13/0x20
  2792 |[    1.365540]  x64_sys_call+0x3a8/0x9a0
  2792 |[    1.365592]  do_syscall_64+0x2f/0x50
  2792 |[    1.365647]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
  2792 |[    1.365774] RIP: 0033:0x430de9
  2792 |[    1.365941] Code: 90 49 c7 c0 b8 ff ff ff be e7 00 00 00 ba 3c 00 00 00 eb 12 0f 1f 44 00 00 89 d0 0f 05 48 3d 00 f0 ff ff 77 1c f4 89 f0 0f 05 <48> 3d 00 f0 ff ff 76 e7 f7 d8 64 41 89 00 eb df 0f 1f 80 00 00 00
  2792 |[    1.366271] RSP: 002b:00007ffe0dbd6508 EFLAGS: 00000246 ORIG_RAX: 00000000000000e7
  2792 |[    1.366399] RAX: ffffffffffffffda RBX: 00000000004a9350 RCX: 0000000000430de9
  2792 |[    1.366491] RDX: 000000000000003c RSI: 00000000000000e7 RDI: 0000000000000003
  2792 |[    1.366582] RBP: 00000000004a9350 R08: ffffffffffffffb8 R09: 000000000f6e6680
  2792 |[    1.366672] R10: 0000000000000000 R11: 0000000000000246 R12: 0000000000000001
  2792 |[    1.366763] R13: 0000000000000003 R14: 00000000004a7108 R15: 00000000004a9e00
  2792 |[    1.366884]  </TASK>
  2792 |[    1.367496] Kernel Offset: disabled
--- results
--- stderr
