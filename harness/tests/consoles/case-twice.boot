about: two results for one case
verdict: fail
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig, no series
made: recorded; PID 1 was a small C program that speaks the protocol and gives one result twice
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=twice'
plan: netns bind/first guards
plan: netns bind/second isolates
plan: none bind/second isolates
end: exited 0
ended-ms: 1211
--- console
   217 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   219 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=twice
   221 |[    0.000000] BIOS-provided physical RAM map:
   221 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   222 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   223 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   224 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   225 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   226 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   226 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   227 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   228 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   229 |[    0.000000] printk: bootconsole [uart8250] enabled
   233 |[    0.000000] NX (Execute Disable) protection: active
   247 |[    0.000000] tsc: Fast TSC calibration using PIT
   247 |[    0.000000] tsc: Detected 2596.150 MHz processor
   251 |[    0.002871] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   252 |[    0.003926] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   256 |[    0.007982] RAMDISK: [mem 0x0ff1a000-0x0ffd7fff]
   257 |[    0.008742] ACPI: Early table checksum verification disabled
   258 |[    0.009893] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   259 |[    0.011167] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   261 |[    0.012171] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   261 |[    0.012757] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   261 |[    0.012953] ACPI: FACS 0x000000000FFE0000 000040
   261 |[    0.013065] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   261 |[    0.013439] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   262 |[    0.014502] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   265 |[    0.015566] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   265 |[    0.015777] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   265 |[    0.015902] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   265 |[    0.016007] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   265 |[    0.016111] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   265 |[    0.016214] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   265 |[    0.016316] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   265 |[    0.016419] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   266 |[    0.018502] Zone ranges:
   267 |[    0.018883]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   268 |[    0.019707]   Normal   empty
   268 |[    0.020079] Movable zone start for each node
   269 |[    0.020703] Early memory node ranges
   277 |[    0.025448]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   277 |[    0.025634]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   277 |[    0.025895] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   278 |[    0.027056] On node 0, zone DMA32: 1 pages in unavailable ranges
   279 |[    0.030259] On node 0, zone DMA32: 97 pages in unavailable ranges
   281 |[    0.031147] On node 0, zone DMA32: 32 pages in unavailable ranges
   281 |[    0.032579] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   282 |[    0.034415] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   285 |[    0.034889] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   285 |[    0.035182] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   285 |[    0.035316] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   285 |[    0.035476] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   285 |[    0.035580] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   285 |[    0.035815] ACPI: Using ACPI (MADT) for SMP configuration information
   285 |[    0.035944] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   285 |[    0.036178] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   285 |[    0.036661] [mem 0x10000000-0xafffffff] available for PCI devices
   285 |[    0.036775] Booting paravirtualized kernel on bare hardware
   285 |[    0.037010] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   286 |[    0.037956] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   292 |[    0.043798] percpu: Embedded 40 pages/cpu s134248 r0 d29592 u1048576
   296 |[    0.047757] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   297 |[    0.048699] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=twice
   298 |[    0.049759] Unknown kernel command line parameters "fault=twice", will be passed to user space.
   301 |[    0.053094] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   302 |[    0.054420] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   305 |[    0.055620] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   306 |[    0.058236] Memory: 242824K/261624K available (6144K kernel code, 705K rwdata, 888K rodata, 716K init, 564K bss, 18544K reserved, 0K cma-reserved)
   313 |[    0.063670] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   317 |[    0.068802] rcu: Hierarchical RCU implementation.
   318 |[    0.069609] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   319 |[    0.070633] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   320 |[    0.071610] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   321 |[    0.072951] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   325 |[    0.076934] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   330 |[    0.081690] printk: console [ttyS0] enabled
   330 |[    0.081690] printk: console [ttyS0] enabled
   331 |[    0.083020] printk: bootconsole [uart8250] disabled
   332 |[    0.083020] printk: bootconsole [uart8250] disabled
   332 |[    0.084563] ACPI: Core revision 20220331
   337 |[    0.088606] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   339 |[    0.091406] APIC: Switch to symmetric I/O mode setup
   347 |[    0.097930] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   347 |[    0.098681] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x256c0731a4e, max_idle_ns: 440795333312 ns
   349 |[    0.099658] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   349 |[    0.100598] process: using AMD E400 aware idle routine
   349 |[    0.100748] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   349 |[    0.100833] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   353 |[    0.101907] x86/fpu: x87 FPU will use FXSAVE
   363 |[    0.112606] Freeing SMP alternatives memory: 16K
   365 |[    0.115611] pid_max: default: 4096 minimum: 301
   369 |[    0.122178] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   370 |[    0.123236] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   612 |[    0.360431] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
   618 |[    0.365151] Performance Events: PMU not available due to virtualization, using software events only.
   620 |[    0.367701] signal: max sigframe size: 1040
   621 |[    0.368933] rcu: Hierarchical SRCU implementation.
   622 |[    0.369653] rcu: 	Max phase no-delay instances is 1000.
   624 |[    0.372433] smp: Bringing up secondary CPUs ...
   627 |[    0.375397] x86: Booting SMP configuration:
   643 |[    0.375646] .... node  #0, CPUs:      #1
   645 |[    0.388813] smp: Brought up 1 node, 2 CPUs
   647 |[    0.392657] smpboot: Max logical packages: 1
   647 |[    0.392785] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
   673 |[    0.419603] devtmpfs: initialized
   699 |[    0.435574] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
   699 |[    0.435907] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
   699 |[    0.437269] NET: Registered PF_NETLINK/PF_ROUTE protocol family
   702 |[    0.441760] PCI: Using configuration type 1 for base access
   722 |[    0.460847] ACPI: Added _OSI(Module Device)
   723 |[    0.461890] ACPI: Added _OSI(Processor Device)
   724 |[    0.463818] ACPI: Added _OSI(Processor Aggregator Device)
   746 |[    0.478260] ACPI: 1 ACPI AML tables successfully acquired and loaded
   760 |[    0.491917] ACPI: Interpreter enabled
   761 |[    0.493126] ACPI: PM: (supports S0 S5)
   762 |[    0.493761] ACPI: Using IOAPIC for interrupt routing
   763 |[    0.495100] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
   764 |[    0.495621] PCI: Using E820 reservations for host bridge windows
   767 |[    0.497437] ACPI: Enabled 2 GPEs in block 00 to 3F
   785 |[    0.516236] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
   788 |[    0.517639] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
   788 |[    0.517830] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
   789 |[    0.521293] PCI host bridge to bus 0000:00
   790 |[    0.521982] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
   791 |[    0.522930] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
   792 |[    0.523622] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
   793 |[    0.524658] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
   793 |[    0.524767] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
   795 |[    0.525208] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
   795 |[    0.525484] pci_bus 0000:00: root bus resource [bus 00-ff]
   795 |[    0.526606] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
   797 |[    0.529350] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
   798 |[    0.530565] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
   803 |[    0.534939] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
   805 |[    0.536493] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
   817 |[    0.539574] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
   817 |[    0.539574] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
   820 |[    0.539574] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
   823 |[    0.540129] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
   825 |[    0.543867] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
   825 |[    0.544167] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
   825 |[    0.544444] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
   825 |[    0.544721] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
   825 |[    0.545249] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
   826 |[    0.546295] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
   827 |[    0.547124] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
   827 |[    0.547362] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
   827 |[    0.547607] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
   832 |[    0.549436] ACPI: PCI: Interrupt link GSID configured for IRQ 19
   832 |[    0.549564] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
   832 |[    0.549676] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
   832 |[    0.549789] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
   832 |[    0.549898] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
   839 |[    0.556921] PCI: Using ACPI for IRQ routing
   864 |[    0.569656] clocksource: Switched to clocksource tsc-early
   865 |[    0.572691] pnp: PnP ACPI init
   868 |[    0.575934] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
   870 |[    0.576549] pnp: PnP ACPI: found 6 devices
   882 |[    0.589845] NET: Registered PF_INET protocol family
   883 |[    0.591376] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
   888 |[    0.595686] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
   889 |[    0.597090] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
   890 |[    0.598380] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
   893 |[    0.598819] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
   893 |[    0.599026] TCP: Hash tables configured (established 2048 bind 2048)
   893 |[    0.600075] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
   893 |[    0.600300] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
   893 |[    0.601091] NET: Registered PF_UNIX/PF_LOCAL protocol family
   901 |[    0.606452] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
   901 |[    0.606605] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
   901 |[    0.606690] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
   901 |[    0.606783] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
   901 |[    0.606885] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
   901 |[    0.606977] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
   906 |[    0.613386] Unpacking initramfs...
   922 |[    0.630221] Freeing initrd memory: 760K
   926 |[    0.630651] workingset: timestamp_bits=62 max_order=16 bucket_order=0
   943 |[    0.649212] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
   943 |[    0.650818] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
   944 |[    0.651945] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
   949 |[    0.656954] NET: Registered PF_INET6 protocol family
   968 |[    0.675829] Segment Routing with IPv6
   969 |[    0.676864] In-situ OAM (IOAM) with IPv6
   973 |[    0.677927] NET: Registered PF_PACKET protocol family
   973 |[    0.679320] DCCP: Activated CCID 2 (TCP-like)
   973 |[    0.680180] IPI shorthand broadcast: enabled
   973 |[    0.680521] sched_clock: Marking stable (664260699, 13243657)->(721564450, -44060094)
  1067 |[    0.774997] Freeing unused kernel image (initmem) memory: 716K
  1068 |[    0.775456] Write protecting the kernel read-only data: 10240k
  1071 |[    0.778483] Freeing unused kernel image (text/rodata gap) memory: 2044K
  1072 |[    0.780196] Freeing unused kernel image (rodata/data gap) memory: 1160K
  1073 |[    0.781227] Run /init as init process
  1184 |[    0.891512] ACPI: PM: Preparing to enter system sleep state S5
  1185 |[    0.893206] reboot: Power down
--- results
  1142 |KTAP version 1
  1142 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2
  1142 |1..3
  1149 |# kiso start 1 netns/bind/first
  1150 |ok 1 netns/bind/first
  1150 |# kiso start 2 netns/bind/second
  1161 |ok 2 netns/bind/second
  1172 |# kiso start 3 none/bind/second
  1172 |not ok 3 none/bind/second # FAIL second bind: EADDRINUSE
  1172 |ok 2 netns/bind/second
  1172 |# kiso goodbye ran=3
--- stderr
