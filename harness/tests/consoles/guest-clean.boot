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
ended-ms: 1064
--- console
   137 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP Thu Jan  1 00:00:00 UTC 1970
   138 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check
   138 |[    0.000000] BIOS-provided physical RAM map:
   138 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   138 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   138 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   139 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   139 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   139 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   139 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   139 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   139 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   140 |[    0.000000] printk: bootconsole [uart8250] enabled
   140 |[    0.000000] NX (Execute Disable) protection: active
   145 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   145 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   151 |[    0.000000] RAMDISK: [mem 0x0ff9a000-0x0ffd7fff]
   151 |[    0.000000] ACPI: Early table checksum verification disabled
   152 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   153 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   154 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   155 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   155 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   155 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   155 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   156 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   156 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   156 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   156 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   157 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   157 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   157 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   157 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   157 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   160 |[    0.000000] Zone ranges:
   161 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   161 |[    0.000000]   Normal   empty
   161 |[    0.000000] Movable zone start for each node
   161 |[    0.000000] Early memory node ranges
   161 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   162 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   162 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   168 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   168 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   170 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   170 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   170 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   171 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   171 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   171 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   172 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   172 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   172 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   173 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   173 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   174 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   174 |[    0.000000] Booting paravirtualized kernel on bare hardware
   175 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   175 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   183 |[    0.000000] percpu: Embedded 40 pages/cpu s134248 r0 d29592 u1048576
   186 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   186 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check
   191 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   192 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   193 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   198 |[    0.000000] Memory: 243336K/261624K available (6144K kernel code, 705K rwdata, 892K rodata, 716K init, 568K bss, 18032K reserved, 0K cma-reserved)
   202 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   210 |[    0.000000] rcu: Hierarchical RCU implementation.
   210 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   210 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   210 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   212 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   222 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   230 |[    0.000000] printk: console [ttyS0] enabled
   230 |[    0.000000] printk: console [ttyS0] enabled
   230 |[    0.000000] printk: bootconsole [uart8250] disabled
   230 |[    0.000000] printk: bootconsole [uart8250] disabled
   231 |[    0.000000] ACPI: Core revision 20220331
   236 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   238 |[    0.000000] APIC: Switch to symmetric I/O mode setup
   245 |[    0.004000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   318 |[    0.020000] tsc: Unable to calibrate against PIT
   318 |[    0.020000] tsc: using HPET reference calibration
   318 |[    0.020000] tsc: Detected 2592.414 MHz processor
   320 |[    0.001568] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x255e3dc32bc, max_idle_ns: 440795254525 ns
   321 |[    0.002199] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   322 |[    0.006646] process: using AMD E400 aware idle routine
   322 |[    0.006950] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   323 |[    0.007120] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   330 |[    0.008385] x86/fpu: x87 FPU will use FXSAVE
   338 |[    0.022464] Freeing SMP alternatives memory: 16K
   338 |[    0.023006] pid_max: default: 4096 minimum: 301
   347 |[    0.031570] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   347 |[    0.031918] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   584 |[    0.267729] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
   589 |[    0.271420] Performance Events: PMU not available due to virtualization, using software events only.
   589 |[    0.272290] signal: max sigframe size: 1040
   590 |[    0.272897] rcu: Hierarchical SRCU implementation.
   590 |[    0.273004] rcu: 	Max phase no-delay instances is 1000.
   592 |[    0.274890] smp: Bringing up secondary CPUs ...
   594 |[    0.277254] x86: Booting SMP configuration:
   605 |[    0.277386] .... node  #0, CPUs:      #1
   605 |[    0.288338] smp: Brought up 1 node, 2 CPUs
   605 |[    0.288570] smpboot: Max logical packages: 1
   606 |[    0.288684] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
   618 |[    0.300373] devtmpfs: initialized
   622 |[    0.304539] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
   623 |[    0.304539] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
   624 |[    0.306942] NET: Registered PF_NETLINK/PF_ROUTE protocol family
   627 |[    0.310227] PCI: Using configuration type 1 for base access
   634 |[    0.316113] ACPI: Added _OSI(Module Device)
   634 |[    0.316113] ACPI: Added _OSI(Processor Device)
   634 |[    0.316113] ACPI: Added _OSI(Processor Aggregator Device)
   647 |[    0.330083] ACPI: 1 ACPI AML tables successfully acquired and loaded
   659 |[    0.342517] ACPI: Interpreter enabled
   660 |[    0.343106] ACPI: PM: (supports S0 S5)
   660 |[    0.343242] ACPI: Using IOAPIC for interrupt routing
   661 |[    0.344035] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
   661 |[    0.344213] PCI: Using E820 reservations for host bridge windows
   662 |[    0.345239] ACPI: Enabled 2 GPEs in block 00 to 3F
   682 |[    0.364475] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
   682 |[    0.365623] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
   683 |[    0.366022] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
   686 |[    0.369366] PCI host bridge to bus 0000:00
   687 |[    0.369652] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
   687 |[    0.369981] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
   687 |[    0.370092] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
   687 |[    0.370248] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
   687 |[    0.370358] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
   687 |[    0.370568] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
   688 |[    0.370790] pci_bus 0000:00: root bus resource [bus 00-ff]
   689 |[    0.371735] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
   691 |[    0.373983] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
   691 |[    0.374460] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
   696 |[    0.378187] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
   697 |[    0.379193] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
   698 |[    0.380615] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
   701 |[    0.381966] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
   705 |[    0.387719] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
   706 |[    0.388313] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
   706 |[    0.388822] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
   707 |[    0.390241] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
   707 |[    0.390581] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
   708 |[    0.390976] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
   708 |[    0.391383] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
   708 |[    0.391700] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
   708 |[    0.391876] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
   709 |[    0.392013] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
   709 |[    0.392140] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
   709 |[    0.392302] ACPI: PCI: Interrupt link GSID configured for IRQ 19
   709 |[    0.392456] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
   709 |[    0.392584] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
   709 |[    0.392740] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
   709 |[    0.392869] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
   719 |[    0.402385] PCI: Using ACPI for IRQ routing
   722 |[    0.405660] clocksource: Switched to clocksource tsc-early
   726 |[    0.405966] pnp: PnP ACPI init
   730 |[    0.409772] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
   732 |[    0.412264] pnp: PnP ACPI: found 6 devices
   739 |[    0.419246] NET: Registered PF_INET protocol family
   740 |[    0.420488] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
   745 |[    0.424535] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
   745 |[    0.424938] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
   745 |[    0.425157] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
   745 |[    0.425441] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
   746 |[    0.425715] TCP: Hash tables configured (established 2048 bind 2048)
   747 |[    0.427256] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
   747 |[    0.427576] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
   748 |[    0.428603] NET: Registered PF_UNIX/PF_LOCAL protocol family
   749 |[    0.429474] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
   750 |[    0.429649] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
   750 |[    0.429773] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
   750 |[    0.429903] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
   750 |[    0.430187] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
   750 |[    0.430394] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
   758 |[    0.437664] Unpacking initramfs...
   762 |[    0.438562] workingset: timestamp_bits=62 max_order=16 bucket_order=0
   770 |[    0.449794] Freeing initrd memory: 248K
   772 |[    0.452143] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
   774 |[    0.453687] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
   775 |[    0.455053] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
   779 |[    0.459137] NET: Registered PF_INET6 protocol family
   784 |[    0.463982] Segment Routing with IPv6
   784 |[    0.464239] In-situ OAM (IOAM) with IPv6
   784 |[    0.464630] NET: Registered PF_PACKET protocol family
   786 |[    0.466311] DCCP: Activated CCID 2 (TCP-like)
   787 |[    0.467201] IPI shorthand broadcast: enabled
   787 |[    0.467596] sched_clock: Marking stable (484128379, -18033453)->(468431789, -2336863)
   841 |[    0.520724] Freeing unused kernel image (initmem) memory: 716K
   841 |[    0.521097] Write protecting the kernel read-only data: 10240k
   845 |[    0.525337] Freeing unused kernel image (text/rodata gap) memory: 2044K
   847 |[    0.527102] Freeing unused kernel image (rodata/data gap) memory: 1156K
   847 |[    0.527472] Run /init as init process
   895 |[    0.575618] kiso-guest: begins
  1050 |[    0.730904] kiso-guest: has ended
  1056 |[    0.736415] ACPI: PM: Preparing to enter system sleep state S5
  1057 |[    0.737297] reboot: Power down
--- results
   897 |KTAP version 1
   898 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2
   898 |1..18
   918 |# kiso start 1 netns/bind/tcp-any-two-namespaces
   937 |ok 1 netns/bind/tcp-any-two-namespaces
   937 |# kiso start 2 none/bind/tcp-any-two-namespaces
   941 |not ok 2 none/bind/tcp-any-two-namespaces # FAIL namespace 2: bind to 0.0.0.0:4064: EADDRINUSE
   942 |# kiso start 3 netns/bind/tcp-address-two-namespaces
   944 |ok 3 netns/bind/tcp-address-two-namespaces
   945 |# kiso start 4 none/bind/tcp-address-two-namespaces
   947 |not ok 4 none/bind/tcp-address-two-namespaces # FAIL namespace 2: bind to 127.0.0.1:4128: EADDRINUSE
   947 |# kiso start 5 netns/bind/tcp-conflicts
   951 |ok 5 netns/bind/tcp-conflicts
   951 |# kiso start 6 none/bind/tcp-conflicts
   953 |ok 6 none/bind/tcp-conflicts
   954 |# kiso start 7 netns/lookup/tcp-own-listener
   990 |ok 7 netns/lookup/tcp-own-listener
   990 |# kiso start 8 none/lookup/tcp-own-listener
   992 |not ok 8 none/lookup/tcp-own-listener # FAIL namespace 2: bind to 127.0.0.1:4256: EADDRINUSE
   992 |# kiso start 9 netns/lookup/tcp-own-any-over-foreign-address
   997 |ok 9 netns/lookup/tcp-own-any-over-foreign-address
   997 |# kiso start 10 none/lookup/tcp-own-any-over-foreign-address
  1001 |not ok 10 none/lookup/tcp-own-any-over-foreign-address # FAIL a connection arrived at socket 1 instead of 2
  1002 |# kiso start 11 netns/lookup/tcp-ordinary
  1007 |ok 11 netns/lookup/tcp-ordinary
  1007 |# kiso start 12 none/lookup/tcp-ordinary
  1011 |ok 12 none/lookup/tcp-ordinary
  1011 |# kiso start 13 netns/procfs/tcp-listen
  1019 |ok 13 netns/procfs/tcp-listen
  1019 |# kiso start 14 none/procfs/tcp-listen
  1022 |not ok 14 none/procfs/tcp-listen # FAIL namespace 2: /proc/net/tcp lists a socket of the first 1 times, not 0 times
  1023 |# kiso start 15 netns/procfs/tcp-established
  1028 |ok 15 netns/procfs/tcp-established
  1028 |# kiso start 16 none/procfs/tcp-established
  1032 |not ok 16 none/procfs/tcp-established # FAIL namespace 2: /proc/net/tcp lists a client of the first 1 times, not 0 times
  1032 |# kiso start 17 netns/procfs/tcp-own-rows
  1044 |ok 17 netns/procfs/tcp-own-rows
  1044 |# kiso start 18 none/procfs/tcp-own-rows
  1050 |ok 18 none/procfs/tcp-own-rows
  1051 |# kiso goodbye ran=18
--- stderr
