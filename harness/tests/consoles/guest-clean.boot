about: the netns oracle and the controls, all as planned
verdict: pass
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig, no series
made: recorded with kiso's own guest
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check'
plan: netns bind/tcp-any-two-namespaces isolates
plan: none bind/tcp-any-two-namespaces isolates
plan: netns bind/tcp-address-two-namespaces isolates
plan: none bind/tcp-address-two-namespaces isolates
plan: netns bind/tcp-conflicts guards
plan: none bind/tcp-conflicts guards
plan: netns lookup/tcp-own-listener isolates
plan: none lookup/tcp-own-listener isolates
plan: netns lookup/tcp-own-any-over-foreign-address isolates
plan: none lookup/tcp-own-any-over-foreign-address isolates
plan: netns lookup/tcp-ordinary guards
plan: none lookup/tcp-ordinary guards
plan: netns procfs/tcp-listen isolates
plan: none procfs/tcp-listen isolates
plan: netns procfs/tcp-established isolates
plan: none procfs/tcp-established isolates
plan: netns procfs/tcp-own-rows guards
plan: none procfs/tcp-own-rows guards
end: exited 0
ended-ms: 3266
--- console
   653 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   653 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check
   653 |[    0.000000] BIOS-provided physical RAM map:
   653 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   653 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   653 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   653 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   653 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   653 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   653 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   653 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   653 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   653 |[    0.000000] printk: bootconsole [uart8250] enabled
   653 |[    0.000000] NX (Execute Disable) protection: active
   697 |[    0.000000] tsc: Fast TSC calibration failed
   697 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   697 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   729 |[    0.000000] RAMDISK: [mem 0x0fdb5000-0x0ffd7fff]
   729 |[    0.000000] ACPI: Early table checksum verification disabled
   749 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   749 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   749 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   749 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   749 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   749 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   749 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   749 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   749 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   749 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   749 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   749 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   749 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   749 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   749 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   777 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   777 |[    0.000000] Zone ranges:
   777 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   777 |[    0.000000]   Normal   empty
   777 |[    0.000000] Movable zone start for each node
   777 |[    0.000000] Early memory node ranges
   777 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   777 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   777 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   875 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   875 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   875 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   875 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   875 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   875 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   875 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   875 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   875 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   875 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   875 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   875 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   875 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   875 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   875 |[    0.000000] Booting paravirtualized kernel on bare hardware
   875 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   875 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   973 |[    0.000000] percpu: Embedded 40 pages/cpu s134248 r0 d29592 u1048576
   973 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   973 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check
   984 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   984 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
  1013 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
  1073 |[    0.000000] Memory: 241396K/261624K available (6144K kernel code, 705K rwdata, 888K rodata, 716K init, 564K bss, 19972K reserved, 0K cma-reserved)
  1073 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
  1169 |[    0.000000] rcu: Hierarchical RCU implementation.
  1169 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
  1169 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
  1169 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
  1169 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
  1169 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
  1237 |[    0.000000] printk: console [ttyS0] enabled
  1237 |[    0.000000] printk: console [ttyS0] enabled
  1237 |[    0.000000] printk: bootconsole [uart8250] disabled
  1237 |[    0.000000] printk: bootconsole [uart8250] disabled
  1237 |[    0.000000] ACPI: Core revision 20220331
  1257 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
  1265 |[    0.008000] APIC: Switch to symmetric I/O mode setup
  1277 |[    0.012000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
  1361 |[    0.024000] tsc: Unable to calibrate against PIT
  1361 |[    0.024000] tsc: using HPET reference calibration
  1361 |[    0.024000] tsc: Detected 2592.881 MHz processor
  1361 |[    0.000295] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x255ff6fb84a, max_idle_ns: 440795218676 ns
  1361 |[    0.000583] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
  1362 |[    0.004915] process: using AMD E400 aware idle routine
  1362 |[    0.005162] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
  1362 |[    0.005272] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
  1399 |[    0.008998] x86/fpu: x87 FPU will use FXSAVE
  1421 |[    0.029256] Freeing SMP alternatives memory: 16K
  1421 |[    0.029625] pid_max: default: 4096 minimum: 301
  1441 |[    0.044979] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
  1441 |[    0.045217] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
  1985 |[    0.196654] APIC timer disabled due to verification failure
  1985 |[    0.197565] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  2005 |[    0.202064] Performance Events: PMU not available due to virtualization, using software events only.
  2013 |[    0.204492] signal: max sigframe size: 1040
  2013 |[    0.204492] rcu: Hierarchical SRCU implementation.
  2013 |[    0.204492] rcu: 	Max phase no-delay instances is 1000.
  2013 |[    0.204492] smp: Bringing up secondary CPUs ...
  2053 |[    0.209734] x86: Booting SMP configuration:
  2109 |[    0.209936] .... node  #0, CPUs:      #1
  2109 |[    0.225747] smp: Brought up 1 node, 2 CPUs
  2109 |[    0.225747] smpboot: Max logical packages: 1
  2109 |[    0.225747] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
  2183 |[    0.241902] devtmpfs: initialized
  2204 |[    0.260492] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  2204 |[    0.260492] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
  2204 |[    0.260492] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  2221 |[    0.268492] PCI: Using configuration type 1 for base access
  2293 |[    0.292492] ACPI: Added _OSI(Module Device)
  2293 |[    0.292492] ACPI: Added _OSI(Processor Device)
  2293 |[    0.292492] ACPI: Added _OSI(Processor Aggregator Device)
  2293 |[    0.306696] ACPI: 1 ACPI AML tables successfully acquired and loaded
  2341 |[    0.337172] ACPI: Interpreter enabled
  2341 |[    0.337817] ACPI: PM: (supports S0 S5)
  2341 |[    0.337940] ACPI: Using IOAPIC for interrupt routing
  2341 |[    0.338782] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  2341 |[    0.338934] PCI: Using E820 reservations for host bridge windows
  2341 |[    0.340065] ACPI: Enabled 2 GPEs in block 00 to 3F
  2369 |[    0.362020] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  2369 |[    0.362729] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  2369 |[    0.362911] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  2369 |[    0.366341] PCI host bridge to bus 0000:00
  2369 |[    0.366540] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  2369 |[    0.366740] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  2369 |[    0.366830] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  2369 |[    0.366954] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
  2369 |[    0.367051] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  2369 |[    0.367194] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  2369 |[    0.367570] pci_bus 0000:00: root bus resource [bus 00-ff]
  2369 |[    0.368690] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  2369 |[    0.370655] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  2369 |[    0.372543] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
  2374 |[    0.376663] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
  2374 |[    0.377516] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
  2374 |[    0.378682] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
  2376 |[    0.380492] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
  2379 |[    0.385473] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  2380 |[    0.386009] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  2380 |[    0.386357] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  2381 |[    0.386700] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  2381 |[    0.387035] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  2381 |[    0.387417] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  2382 |[    0.387758] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  2382 |[    0.388080] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  2382 |[    0.388264] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  2382 |[    0.388440] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  2382 |[    0.388492] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  2383 |[    0.388492] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  2383 |[    0.388492] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  2383 |[    0.388492] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  2383 |[    0.388492] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  2383 |[    0.388492] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  2405 |[    0.400492] PCI: Using ACPI for IRQ routing
  2411 |[    0.412622] clocksource: Switched to clocksource tsc-early
  2413 |[    0.414454] pnp: PnP ACPI init
  2417 |[    0.416490] Clockevents: could not switch to one-shot mode: lapic is not functional.
  2417 |[    0.416758] Could not switch to high resolution mode on CPU 0
  2417 |[    0.416529] Clockevents: could not switch to one-shot mode: lapic is not functional.
  2417 |[    0.416529] Could not switch to high resolution mode on CPU 1
  2417 |[    0.418076] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  2418 |[    0.419622] pnp: PnP ACPI: found 6 devices
  2433 |[    0.424934] NET: Registered PF_INET protocol family
  2433 |[    0.425849] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
  2433 |[    0.428477] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
  2433 |[    0.428477] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  2433 |[    0.428477] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
  2433 |[    0.428477] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
  2433 |[    0.428477] TCP: Hash tables configured (established 2048 bind 2048)
  2433 |[    0.428477] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
  2433 |[    0.428477] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
  2433 |[    0.432228] NET: Registered PF_UNIX/PF_LOCAL protocol family
  2433 |[    0.433115] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  2433 |[    0.433227] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  2433 |[    0.433311] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  2433 |[    0.433404] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
  2433 |[    0.433495] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  2433 |[    0.433587] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  2453 |[    0.436486] workingset: timestamp_bits=62 max_order=16 bucket_order=0
  2453 |[    0.445952] Unpacking initramfs...
  2495 |[    0.485769] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  2495 |[    0.489061] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  2495 |[    0.489061] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  2496 |[    0.497648] Freeing initrd memory: 2188K
  2513 |[    0.509216] NET: Registered PF_INET6 protocol family
  2533 |[    0.522770] Segment Routing with IPv6
  2533 |[    0.522770] In-situ OAM (IOAM) with IPv6
  2533 |[    0.522770] NET: Registered PF_PACKET protocol family
  2533 |[    0.522770] DCCP: Activated CCID 2 (TCP-like)
  2533 |[    0.522770] IPI shorthand broadcast: enabled
  2533 |[    0.522770] sched_clock: Marking stable (542277617, -23507171)->(1168173989, -649403543)
  2686 |[    0.687628] Freeing unused kernel image (initmem) memory: 716K
  2686 |[    0.688062] Write protecting the kernel read-only data: 10240k
  2717 |[    0.712324] Freeing unused kernel image (text/rodata gap) memory: 2044K
  2758 |[    0.760258] Freeing unused kernel image (rodata/data gap) memory: 1160K
  2758 |[    0.760718] Run /init as init process
  3237 |[    1.236645] ACPI: PM: Preparing to enter system sleep state S5
  3237 |[    1.237568] reboot: Power down
--- results
  2928 |KTAP version 1
  2929 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2
  2929 |1..18
  2929 |# kiso start 1 netns/bind/tcp-any-two-namespaces
  3001 |# us 54058
  3001 |ok 1 netns/bind/tcp-any-two-namespaces
  3001 |# kiso start 2 none/bind/tcp-any-two-namespaces
  3001 |# us 3468
  3001 |not ok 2 none/bind/tcp-any-two-namespaces # FAIL namespace 2: bind to 0.0.0.0:4064: EADDRINUSE
  3001 |# kiso start 3 netns/bind/tcp-address-two-namespaces
  3001 |# us 9584
  3001 |ok 3 netns/bind/tcp-address-two-namespaces
  3001 |# kiso start 4 none/bind/tcp-address-two-namespaces
  3011 |# us 4964
  3011 |not ok 4 none/bind/tcp-address-two-namespaces # FAIL namespace 2: bind to 127.0.0.1:4128: EADDRINUSE
  3011 |# kiso start 5 netns/bind/tcp-conflicts
  3040 |# us 36880
  3040 |ok 5 netns/bind/tcp-conflicts
  3041 |# kiso start 6 none/bind/tcp-conflicts
  3044 |# us 3142
  3044 |ok 6 none/bind/tcp-conflicts
  3044 |# kiso start 7 netns/lookup/tcp-own-listener
  3113 |# us 55630
  3113 |ok 7 netns/lookup/tcp-own-listener
  3113 |# kiso start 8 none/lookup/tcp-own-listener
  3113 |# us 1574
  3113 |not ok 8 none/lookup/tcp-own-listener # FAIL namespace 2: bind to 127.0.0.1:4256: EADDRINUSE
  3113 |# kiso start 9 netns/lookup/tcp-own-any-over-foreign-address
  3114 |# us 11907
  3114 |ok 9 netns/lookup/tcp-own-any-over-foreign-address
  3114 |# kiso start 10 none/lookup/tcp-own-any-over-foreign-address
  3137 |# us 6007
  3137 |not ok 10 none/lookup/tcp-own-any-over-foreign-address # FAIL a connection arrived at socket 1 instead of 2
  3137 |# kiso start 11 netns/lookup/tcp-ordinary
  3153 |# us 15212
  3153 |ok 11 netns/lookup/tcp-ordinary
  3153 |# kiso start 12 none/lookup/tcp-ordinary
  3153 |# us 2821
  3153 |ok 12 none/lookup/tcp-ordinary
  3153 |# kiso start 13 netns/procfs/tcp-listen
  3176 |# us 32942
  3176 |ok 13 netns/procfs/tcp-listen
  3185 |# kiso start 14 none/procfs/tcp-listen
  3185 |# us 3037
  3185 |not ok 14 none/procfs/tcp-listen # FAIL namespace 2: /proc/net/tcp lists a socket of the first 1 times, not 0 times
  3185 |# kiso start 15 netns/procfs/tcp-established
  3204 |# us 14573
  3204 |ok 15 netns/procfs/tcp-established
  3204 |# kiso start 16 none/procfs/tcp-established
  3204 |# us 6246
  3204 |not ok 16 none/procfs/tcp-established # FAIL namespace 2: /proc/net/tcp lists a client of the first 1 times, not 0 times
  3204 |# kiso start 17 netns/procfs/tcp-own-rows
  3218 |# us 15446
  3218 |ok 17 netns/procfs/tcp-own-rows
  3218 |# kiso start 18 none/procfs/tcp-own-rows
  3237 |# us 7911
  3237 |ok 18 none/procfs/tcp-own-rows
  3237 |# kiso goodbye ran=18
--- stderr
