about: a boot with nothing wrong
verdict: pass
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig, no series
made: recorded; PID 1 was a small C program that speaks the protocol
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=none'
plan: netns bind/first guards
plan: netns bind/second isolates
plan: none bind/second isolates
end: exited 0
ended-ms: 3032
--- console
   405 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   410 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=none
   415 |[    0.000000] BIOS-provided physical RAM map:
   415 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   415 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   415 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   415 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   415 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   415 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   415 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   415 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   415 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   415 |[    0.000000] printk: bootconsole [uart8250] enabled
   415 |[    0.000000] NX (Execute Disable) protection: active
   424 |[    0.000000] tsc: Fast TSC calibration failed
   424 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   424 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   433 |[    0.000000] RAMDISK: [mem 0x0ff1a000-0x0ffd7fff]
   433 |[    0.000000] ACPI: Early table checksum verification disabled
   435 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   437 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   439 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   444 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   444 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   444 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   444 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   444 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   444 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   444 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   444 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   444 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   444 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   444 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   452 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   452 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   452 |[    0.000000] Zone ranges:
   452 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   452 |[    0.000000]   Normal   empty
   452 |[    0.000000] Movable zone start for each node
   452 |[    0.000000] Early memory node ranges
   452 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   452 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   452 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   470 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   480 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   482 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   488 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   488 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   488 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   488 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   488 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   488 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   488 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   488 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   488 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   488 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   488 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   488 |[    0.000000] Booting paravirtualized kernel on bare hardware
   488 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   488 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   505 |[    0.000000] percpu: Embedded 40 pages/cpu s134248 r0 d29592 u1048576
   513 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   524 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=none
   524 |[    0.000000] Unknown kernel command line parameters "fault=none", will be passed to user space.
   529 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   529 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   530 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   534 |[    0.000000] Memory: 242824K/261624K available (6144K kernel code, 705K rwdata, 888K rodata, 716K init, 564K bss, 18544K reserved, 0K cma-reserved)
   544 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   566 |[    0.000000] rcu: Hierarchical RCU implementation.
   571 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   571 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   571 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   571 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   592 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   616 |[    0.000000] printk: console [ttyS0] enabled
   616 |[    0.000000] printk: console [ttyS0] enabled
   616 |[    0.000000] printk: bootconsole [uart8250] disabled
   616 |[    0.000000] printk: bootconsole [uart8250] disabled
   616 |[    0.000000] ACPI: Core revision 20220331
   652 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   652 |[    0.008000] APIC: Switch to symmetric I/O mode setup
   684 |[    0.016000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   760 |[    0.028000] tsc: Unable to calibrate against PIT
   760 |[    0.028000] tsc: using HPET reference calibration
   760 |[    0.028000] tsc: Detected 2594.192 MHz processor
   760 |[    0.000296] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x2564cd91001, max_idle_ns: 440795260080 ns
   760 |[    0.000584] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   761 |[    0.005081] process: using AMD E400 aware idle routine
   762 |[    0.008580] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   763 |[    0.009368] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   775 |[    0.012312] x86/fpu: x87 FPU will use FXSAVE
   800 |[    0.032496] Freeing SMP alternatives memory: 16K
   800 |[    0.032496] pid_max: default: 4096 minimum: 301
   811 |[    0.033867] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   816 |[    0.036496] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
  1492 |[    0.152714] APIC timer disabled due to verification failure
  1492 |[    0.153667] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  1591 |[    0.165078] Performance Events: PMU not available due to virtualization, using software events only.
  1591 |[    0.168496] signal: max sigframe size: 1040
  1591 |[    0.168496] rcu: Hierarchical SRCU implementation.
  1591 |[    0.168496] rcu: 	Max phase no-delay instances is 1000.
  1624 |[    0.168496] smp: Bringing up secondary CPUs ...
  1662 |[    0.173452] x86: Booting SMP configuration:
  1699 |[    0.176496] .... node  #0, CPUs:      #1
  1700 |[    0.192805] smp: Brought up 1 node, 2 CPUs
  1701 |[    0.194236] smpboot: Max logical packages: 1
  1702 |[    0.196871] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
  1757 |[    0.244540] devtmpfs: initialized
  1769 |[    0.256733] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  1771 |[    0.258698] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
  1774 |[    0.261638] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  1781 |[    0.269171] PCI: Using configuration type 1 for base access
  1805 |[    0.289422] ACPI: Added _OSI(Module Device)
  1806 |[    0.290308] ACPI: Added _OSI(Processor Device)
  1808 |[    0.292653] ACPI: Added _OSI(Processor Aggregator Device)
  1882 |[    0.333698] ACPI: 1 ACPI AML tables successfully acquired and loaded
  2000 |[    0.381487] ACPI: Interpreter enabled
  2000 |[    0.382160] ACPI: PM: (supports S0 S5)
  2011 |[    0.384565] ACPI: Using IOAPIC for interrupt routing
  2012 |[    0.385624] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  2012 |[    0.385801] PCI: Using E820 reservations for host bridge windows
  2022 |[    0.393497] ACPI: Enabled 2 GPEs in block 00 to 3F
  2138 |[    0.441745] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  2146 |[    0.444496] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  2146 |[    0.444496] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  2149 |[    0.449203] PCI host bridge to bus 0000:00
  2153 |[    0.452726] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  2155 |[    0.454006] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  2156 |[    0.455190] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  2157 |[    0.456525] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
  2164 |[    0.459834] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  2164 |[    0.459957] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  2164 |[    0.460310] pci_bus 0000:00: root bus resource [bus 00-ff]
  2164 |[    0.460496] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  2164 |[    0.460496] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  2169 |[    0.464655] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
  2179 |[    0.474223] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
  2189 |[    0.476614] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
  2189 |[    0.481586] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
  2189 |[    0.482896] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
  2194 |[    0.489883] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  2198 |[    0.493080] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  2202 |[    0.496980] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  2203 |[    0.498344] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  2204 |[    0.499328] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  2204 |[    0.499635] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  2212 |[    0.500633] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  2212 |[    0.505039] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  2212 |[    0.505203] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  2212 |[    0.505321] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  2212 |[    0.505646] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  2212 |[    0.505772] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  2212 |[    0.505884] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  2212 |[    0.505994] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  2212 |[    0.506104] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  2212 |[    0.506215] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  2230 |[    0.514354] PCI: Using ACPI for IRQ routing
  2265 |[    0.548821] clocksource: Switched to clocksource tsc-early
  2267 |[    0.551393] pnp: PnP ACPI init
  2269 |[    0.552669] Clockevents: could not switch to one-shot mode: lapic is not functional.
  2270 |[    0.552669] Could not switch to high resolution mode on CPU 0
  2273 |[    0.556737] Clockevents: could not switch to one-shot mode: lapic is not functional.
  2276 |[    0.557027] Could not switch to high resolution mode on CPU 1
  2289 |[    0.572659] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  2291 |[    0.575267] pnp: PnP ACPI: found 6 devices
  2348 |[    0.629615] NET: Registered PF_INET protocol family
  2348 |[    0.630622] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
  2350 |[    0.632879] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
  2352 |[    0.632879] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  2353 |[    0.632879] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
  2356 |[    0.638357] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
  2356 |[    0.638579] TCP: Hash tables configured (established 2048 bind 2048)
  2356 |[    0.639625] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
  2356 |[    0.639852] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
  2359 |[    0.643333] NET: Registered PF_UNIX/PF_LOCAL protocol family
  2362 |[    0.645982] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  2365 |[    0.648458] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  2365 |[    0.648568] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  2365 |[    0.649277] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
  2366 |[    0.650133] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  2367 |[    0.650991] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  2380 |[    0.662483] Unpacking initramfs...
  2395 |[    0.678883] Freeing initrd memory: 760K
  2433 |[    0.684813] workingset: timestamp_bits=62 max_order=16 bucket_order=0
  2501 |[    0.785238] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  2503 |[    0.786609] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  2503 |[    0.787543] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  2528 |[    0.811609] NET: Registered PF_INET6 protocol family
  2612 |[    0.896177] Segment Routing with IPv6
  2629 |[    0.912783] In-situ OAM (IOAM) with IPv6
  2630 |[    0.913793] NET: Registered PF_PACKET protocol family
  2631 |[    0.915017] DCCP: Activated CCID 2 (TCP-like)
  2632 |[    0.915963] IPI shorthand broadcast: enabled
  2632 |[    0.916382] sched_clock: Marking stable (940769336, -27503551)->(1875213935, -961948150)
  2802 |[    1.086565] Freeing unused kernel image (initmem) memory: 716K
  2809 |[    1.092972] Write protecting the kernel read-only data: 10240k
  2815 |[    1.098914] Freeing unused kernel image (text/rodata gap) memory: 2044K
  2818 |[    1.102098] Freeing unused kernel image (rodata/data gap) memory: 1160K
  2818 |[    1.102395] Run /init as init process
  3009 |[    1.293921] ACPI: PM: Preparing to enter system sleep state S5
  3017 |[    1.301471] reboot: Power down
--- results
  2938 |KTAP version 1
  2942 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2
  2958 |1..3
  2959 |# kiso start 1 netns/bind/first
  2961 |ok 1 netns/bind/first
  2961 |# kiso start 2 netns/bind/second
  2994 |ok 2 netns/bind/second
  2999 |# kiso start 3 none/bind/second
  3000 |not ok 3 none/bind/second # FAIL second bind: EADDRINUSE
  3000 |# kiso goodbye ran=3
--- stderr
