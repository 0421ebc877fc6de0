about: KASAN: a byte is written behind an allocated object
verdict: fail
findings: KASAN, KASAN
kernel: Linux 6.1.192 (Debian linux-source-6.1), the target v6.1-kasan with the series ipv4-isolation and defects planted in free_ipv4_ns() and create_ipv4_ns()
made: recorded; create_ipv4_ns() wrote one byte behind an object of 24
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 4 -m 1024M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check kasan_multi_shot kiso_defect=redzone'
plan: none bind/tcp-any-two-namespaces isolates
plan: ipv4ns bind/tcp-any-two-namespaces isolates
end: exited 0
ended-ms: 11255
--- console
   771 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP Thu Jan  1 00:00:00 UTC 1970
   771 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check kasan_multi_shot kiso_defect=redzone
   771 |[    0.000000] BIOS-provided physical RAM map:
   771 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   771 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   771 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000003ffdffff] usable
   771 |[    0.000000] BIOS-e820: [mem 0x000000003ffe0000-0x000000003fffffff] reserved
   771 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   771 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   771 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   771 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   771 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   771 |[    0.000000] printk: bootconsole [uart8250] enabled
   771 |[    0.000000] NX (Execute Disable) protection: active
   795 |[    0.000000] tsc: Fast TSC calibration failed
   813 |[    0.000000] last_pfn = 0x3ffe0 max_arch_pfn = 0x400000000
   814 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   864 |[    0.000000] RAMDISK: [mem 0x3ff88000-0x3ffd7fff]
   867 |[    0.000000] ACPI: Early table checksum verification disabled
   890 |[    0.000000] ACPI: RSDP 0x00000000000F59F0 000014 (v00 BOCHS )
   890 |[    0.000000] ACPI: RSDT 0x000000003FFE23AB 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   895 |[    0.000000] ACPI: FACP 0x000000003FFE218B 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   923 |[    0.000000] ACPI: DSDT 0x000000003FFE0040 00214B (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   923 |[    0.000000] ACPI: FACS 0x000000003FFE0000 000040
   923 |[    0.000000] ACPI: APIC 0x000000003FFE227F 000090 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   923 |[    0.000000] ACPI: HPET 0x000000003FFE230F 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   923 |[    0.000000] ACPI: MCFG 0x000000003FFE2347 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   923 |[    0.000000] ACPI: WAET 0x000000003FFE2383 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   923 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0x3ffe218b-0x3ffe227e]
   923 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0x3ffe0040-0x3ffe218a]
   923 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0x3ffe0000-0x3ffe003f]
   923 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0x3ffe227f-0x3ffe230e]
   923 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0x3ffe230f-0x3ffe2346]
   923 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0x3ffe2347-0x3ffe2382]
   923 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0x3ffe2383-0x3ffe23aa]
   955 |[    0.000000] Zone ranges:
   956 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000003ffdffff]
   956 |[    0.000000]   Normal   empty
   957 |[    0.000000] Movable zone start for each node
   957 |[    0.000000] Early memory node ranges
   958 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   958 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000003ffdffff]
   968 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000003ffdffff]
  1793 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
  1794 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
  4036 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
  4036 |[    0.000000] kasan: KernelAddressSanitizer initialized
  4067 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
  4104 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
  4105 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
  4106 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
  4107 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
  4108 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
  4108 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
  4109 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
  4109 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
  4110 |[    0.000000] smpboot: Allowing 4 CPUs, 0 hotplug CPUs
  4112 |[    0.000000] [mem 0x40000000-0xafffffff] available for PCI devices
  4112 |[    0.000000] Booting paravirtualized kernel on bare hardware
  4117 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
  4117 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:4 nr_cpu_ids:4 nr_node_ids:1
  4148 |[    0.000000] percpu: Embedded 54 pages/cpu s189416 r0 d31768 u524288
  4159 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 257760
  4159 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check kasan_multi_shot kiso_defect=redzone
  4162 |[    0.000000] Dentry cache hash table entries: 131072 (order: 8, 1048576 bytes, linear)
  4171 |[    0.000000] Inode-cache hash table entries: 65536 (order: 7, 524288 bytes, linear)
  4171 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
  4280 |[    0.000000] stackdepot hash table entries: 1048576 (order: 11, 8388608 bytes, linear)
  4669 |[    0.000000] Memory: 856128K/1048056K available (18432K kernel code, 3165K rwdata, 2020K rodata, 1056K init, 1856K bss, 191672K reserved, 0K cma-reserved)
  4712 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=4, Nodes=1
  4872 |[    0.000000] rcu: Hierarchical RCU implementation.
  4911 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=4.
  4911 |[    0.000000] 	Tracing variant of Tasks RCU enabled.
  4911 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
  4911 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=4
  4927 |[    0.000000] NR_IRQS: 4352, nr_irqs: 72, preallocated irqs: 16
  5007 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
  5084 |[    0.000000] printk: console [ttyS0] enabled
  5084 |[    0.000000] printk: console [ttyS0] enabled
  5085 |[    0.000000] printk: bootconsole [uart8250] disabled
  5085 |[    0.000000] printk: bootconsole [uart8250] disabled
  5091 |[    0.000000] ACPI: Core revision 20220331
  5157 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
  5200 |[    0.008000] APIC: Switch to symmetric I/O mode setup
  5222 |[    0.024000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
  5296 |[    0.036000] tsc: Unable to calibrate against PIT
  5298 |[    0.036000] tsc: using HPET reference calibration
  5298 |[    0.040000] tsc: Detected 2295.564 MHz processor
  5304 |[    0.002825] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x2116d6795b2, max_idle_ns: 440795224104 ns
  5306 |[    0.006497] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
  5311 |[    0.014917] process: using AMD E400 aware idle routine
  5311 |[    0.015270] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
  5311 |[    0.015361] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
  5333 |[    0.017402] x86/fpu: x87 FPU will use FXSAVE
  5363 |[    0.058895] Freeing SMP alternatives memory: 20K
  5364 |[    0.059811] pid_max: default: 4096 minimum: 301
  5395 |[    0.091172] Mount-cache hash table entries: 2048 (order: 2, 16384 bytes, linear)
  5396 |[    0.092104] Mountpoint-cache hash table entries: 2048 (order: 2, 16384 bytes, linear)
  5879 |[    0.330267] APIC timer disabled due to verification failure
  5900 |[    0.333889] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  5979 |[    0.375540] cblist_init_generic: Setting adjustable number of callback queues.
  5979 |[    0.376297] cblist_init_generic: Setting shift to 2 and lim to 1 rcu_task_cpu_ids=4.
  6000 |[    0.378814] Performance Events: PMU not available due to virtualization, using software events only.
  6000 |[    0.382552] signal: max sigframe size: 1040
  6000 |[    0.386159] rcu: Hierarchical SRCU implementation.
  6000 |[    0.386314] rcu: 	Max phase no-delay instances is 1000.
  6007 |[    0.399180] smp: Bringing up secondary CPUs ...
  6033 |[    0.422619] x86: Booting SMP configuration:
  6543 |[    0.423124] .... node  #0, CPUs:      #1 #2 #3
  6544 |[    0.606132] smp: Brought up 1 node, 4 CPUs
  6546 |[    0.614096] smpboot: Max logical packages: 1
  6546 |[    0.614406] smpboot: Total of 4 processors activated (20000.00 BogoMIPS)
  6787 |[    0.677992] devtmpfs: initialized
  6860 |[    0.731989] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  6861 |[    0.734244] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
  6868 |[    0.737889] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  6890 |[    0.747802] PCI: Using configuration type 1 for base access
  7291 |[    0.874406] ACPI: Added _OSI(Module Device)
  7291 |[    0.875078] ACPI: Added _OSI(Processor Device)
  7291 |[    0.877889] ACPI: Added _OSI(Processor Aggregator Device)
  8385 |[    1.179491] ACPI: 1 ACPI AML tables successfully acquired and loaded
  8559 |[    1.307741] ACPI: Interpreter enabled
  8563 |[    1.311528] ACPI: PM: (supports S0 S5)
  8563 |[    1.311841] ACPI: Using IOAPIC for interrupt routing
  8570 |[    1.315715] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  8570 |[    1.315926] PCI: Using E820 reservations for host bridge windows
  8587 |[    1.326619] ACPI: Enabled 2 GPEs in block 00 to 3F
  9007 |[    1.571907] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  9007 |[    1.574964] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  9028 |[    1.585938] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  9059 |[    1.608461] PCI host bridge to bus 0000:00
  9059 |[    1.609125] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  9059 |[    1.609502] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  9059 |[    1.609615] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  9059 |[    1.609783] pci_bus 0000:00: root bus resource [mem 0x40000000-0xafffffff window]
  9059 |[    1.610025] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  9059 |[    1.610141] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  9059 |[    1.610589] pci_bus 0000:00: root bus resource [bus 00-ff]
  9059 |[    1.616489] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  9079 |[    1.622664] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  9103 |[    1.643287] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  9103 |[    1.650405] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  9103 |[    1.656411] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  9139 |[    1.664362] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  9139 |[    1.675342] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  9139 |[    1.681257] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  9139 |[    1.690531] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  9143 |[    1.698259] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  9143 |[    1.699520] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  9143 |[    1.700233] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  9175 |[    1.702240] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  9175 |[    1.703045] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  9175 |[    1.703708] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  9175 |[    1.704369] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  9175 |[    1.705039] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  9175 |[    1.705725] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  9244 |[    1.777889] PCI: Using ACPI for IRQ routing
  9375 |[    1.839043] clocksource: Switched to clocksource tsc-early
  9375 |[    1.842783] Clockevents: could not switch to one-shot mode: lapic is not functional.
  9375 |[    1.843120] Could not switch to high resolution mode on CPU 0
  9375 |[    1.844030] Clockevents: could not switch to one-shot mode: lapic is not functional.
  9375 |[    1.844230] Could not switch to high resolution mode on CPU 3
  9375 |[    1.844404] Clockevents: could not switch to one-shot mode: lapic is not functional.
  9375 |[    1.844545] Could not switch to high resolution mode on CPU 2
  9375 |[    1.842576] Clockevents: could not switch to one-shot mode: lapic is not functional.
  9375 |[    1.842576] Could not switch to high resolution mode on CPU 1
  9375 |[    1.855149] pnp: PnP ACPI init
  9391 |[    1.874249] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  9490 |[    1.951609] pnp: PnP ACPI: found 6 devices
  9587 |[    2.068381] NET: Registered PF_INET protocol family
  9587 |[    2.073723] IP idents hash table entries: 16384 (order: 5, 131072 bytes, linear)
  9631 |[    2.115368] tcp_listen_portaddr_hash hash table entries: 512 (order: 1, 8192 bytes, linear)
  9631 |[    2.115829] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  9631 |[    2.116560] TCP established hash table entries: 8192 (order: 4, 65536 bytes, linear)
  9631 |[    2.117105] TCP bind hash table entries: 8192 (order: 6, 262144 bytes, linear)
  9631 |[    2.117756] TCP: Hash tables configured (established 8192 bind 8192)
  9667 |[    2.146828] MPTCP token hash table entries: 1024 (order: 3, 24576 bytes, linear)
  9667 |[    2.148365] UDP hash table entries: 512 (order: 2, 16384 bytes, linear)
  9667 |[    2.148365] UDP-Lite hash table entries: 512 (order: 2, 16384 bytes, linear)
  9672 |[    2.148365] NET: Registered PF_UNIX/PF_LOCAL protocol family
  9674 |[    2.161850] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  9679 |[    2.162099] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  9679 |[    2.162205] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  9679 |[    2.162304] pci_bus 0000:00: resource 7 [mem 0x40000000-0xafffffff window]
  9679 |[    2.162397] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  9679 |[    2.162499] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  9733 |[    2.205757] Unpacking initramfs...
  9739 |[    2.211217] workingset: timestamp_bits=62 max_order=18 bucket_order=0
  9787 |[    2.268999] Freeing initrd memory: 320K
  9839 |[    2.321571] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  9846 |[    2.328819] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  9850 |[    2.337745] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  9915 |[    2.392047] tun: Universal TUN/TAP device driver, 1.6
  9915 |[    2.402579] NET: Registered PF_INET6 protocol family
  9975 |[    2.457591] Segment Routing with IPv6
  9975 |[    2.460326] In-situ OAM (IOAM) with IPv6
  9975 |[    2.461813] NET: Registered PF_PACKET protocol family
 10015 |[    2.501863] DCCP: Activated CCID 2 (TCP-like)
 10019 |[    2.506844] IPI shorthand broadcast: enabled
 10023 |[    2.510174] sched_clock: Marking stable (2543121396, -38110240)->(4732394479, -2222254049)
 10277 |[    2.764758] Freeing unused kernel image (initmem) memory: 1056K
 10280 |[    2.766106] Write protecting the kernel read-only data: 22528k
 10310 |[    2.798016] Freeing unused kernel image (text/rodata gap) memory: 2044K
 10313 |[    2.799406] Freeing unused kernel image (rodata/data gap) memory: 28K
 10313 |[    2.802127] Run /init as init process
 10712 |[    3.197987] kiso-guest: begins
 10849 |[    3.338708] tsc: Refined TSC clocksource calibration: 2300.000 MHz
 10853 |[    3.339935] clocksource: tsc: mask: 0xffffffffffffffff max_cycles: 0x212735223b2, max_idle_ns: 440795277976 ns
 11048 |[    3.537813] clocksource: Switched to clocksource tsc
 11052 |[    3.538774] Clockevents: could not switch to one-shot mode: lapic is not functional.
 11053 |[    3.539530] Clockevents: could not switch to one-shot mode:
 11053 |[    3.541350] Could not switch to high resolution mode on CPU 0
 11054 |[    3.542517] Clockevents: could not switch to one-shot mode: lapic is not functional.
 11054 |[    3.542587] Could not switch to high resolution mode on CPU 1
 11055 |[    3.544189]  lapic is not functional.
 11056 |[    3.545430] Could not switch to high resolution mode on CPU 2
 11060 |[    3.545633] Clockevents: could not switch to one-shot mode: lapic is not functional.
 11060 |[    3.550035] Could not switch to high resolution mode on CPU 3
 11087 |[    3.575158] ==================================================================
 11087 |[    3.575688] BUG: KASAN: slab-out-of-bounds in defect_made.constprop.0+0x46a/0x510
 11087 |[    3.576682] Write of size 1 at addr ffff888000ad5158 by task init/48
 11087 |[    3.576864] 
 11088 |[    3.577207] CPU: 0 PID: 48 Comm: init Not tainted 6.1.192 #1 
 11088 |[    3.578366] Call Trace:
 11089 |[    3.578675]  <TASK>
 11089 |[    3.578908]  dump_stack_lvl+0x3a/0x4c
 11089 |[    3.579219]  print_report+0x19a/0x487
 11090 |[    3.579461]  ? kasan_complete_mode_report_info+0x3c/0x190
 11090 |[    3.579795]  ? defect_made.constprop.0+0x46a/0x510
 11090 |[    3.580087]  kasan_report+0xc7/0x100
 11090 |[    3.580312]  ? defect_made.constprop.0+0x46a/0x510
 11091 |[    3.580598]  __asan_report_store1_noabort+0x17/0x20
 11091 |[    3.580883]  defect_made.constprop.0+0x46a/0x510
 11091 |[    3.581159]  copy_ipv4_ns+0x27e/0x430
 11092 |[    3.581469]  ? create_new_namespaces+0x2f/0x930
 11092 |[    3.581875]  create_new_namespaces+0x3f5/0x930
 11092 |[    3.582156]  unshare_nsproxy_namespaces+0x85/0x190
 11093 |[    3.582520]  ksys_unshare+0x224/0x970
 11093 |[    3.582756]  ? asm_common_interrupt+0x27/0x40
 11095 |[    3.583023]  ? walk_process_tree+0x320/0x320
 11095 |[    3.583970]  __x64_sys_unshare+0x2c/0x40
 11095 |[    3.584056]  x64_sys_call+0x290/0x9a0
 11095 |[    3.584108]  do_syscall_64+0x2f/0x50
 11095 |[    3.584161]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
 11095 |[    3.584316] RIP: 0033:0x212164
 11095 |[    3.584580] Code: 74 1c 83 f8 01 0f 85 ba 00 00 00 e8 86 d1 02 00 89 c2 e9 ae 00 00 00 b2 06 e9 a7 00 00 00 b8 10 01 00 00 bf 40 00 00 00 0f 05 <48> 3d 00 f0 ff ff 0f 86 8f 00 00 00 f7 d8 89 c7 ff 15 5e f3 03 00
 11095 |[    3.585051] RSP: 002b:00000000002622a0 EFLAGS: 00000246 ORIG_RAX: 0000000000000110
 11098 |[    3.585265] RAX: ffffffffffffffda RBX: 00007ffeb216a560 RCX: 0000000000212164
 11098 |[    3.586571] RDX: 0000000000000005 RSI: 0000000000262620 RDI: 0000000000000040
 11098 |[    3.586702] RBP: 0000000000000010 R08: 0000000000000000 R09: 0000000600000009
 11098 |[    3.586814] R10: 0000000000000000 R11: 0000000000000246 R12: 00000000002010bd
 11098 |[    3.586913] R13: 0000000000262620 R14: 0000000000000006 R15: 0000000000000009
 11098 |[    3.587021]  </TASK>
 11098 |[    3.587124] 
 11098 |[    3.587177] Allocated by task 48:
 11098 |[    3.587344]  kasan_save_stack+0x39/0x60
 11098 |[    3.587572]  kasan_set_track+0x25/0x30
 11098 |[    3.587629]  kasan_save_alloc_info+0x1e/0x30
 11098 |[    3.587684]  __kasan_kmalloc+0x93/0xa0
 11098 |[    3.587733]  kmalloc_trace+0x34/0x40
 11098 |[    3.587780]  defect_made.constprop.0+0xfe/0x510
 11098 |[    3.587835]  copy_ipv4_ns+0x27e/0x430
 11098 |[    3.587883]  create_new_namespaces+0x3f5/0x930
 11098 |[    3.587937]  unshare_nsproxy_namespaces+0x85/0x190
 11098 |[    3.588409]  ksys_unshare+0x224/0x970
 11099 |[    3.588665]  __x64_sys_unshare+0x2c/0x40
 11100 |[    3.589584]  x64_sys_call+0x290/0x9a0
 11100 |[    3.589825]  do_syscall_64+0x2f/0x50
 11100 |[    3.590068]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
 11100 |[    3.590566] 
 11101 |[    3.590743] The buggy address belongs to the object at ffff888000ad5140
 11101 |[    3.590743]  which belongs to the cache kmalloc-32 of size 32
 11105 |[    3.591543] The buggy address is located 24 bytes inside of
 11105 |[    3.591543]  32-byte region [ffff888000ad5140, ffff888000ad5160)
 11105 |[    3.593445] 
 11105 |[    3.593541] The buggy address belongs to the physical page:
 11105 |[    3.593864] page:(____ptrval____) refcount:1 mapcount:0 mapping:0000000000000000 index:0x0 pfn:0xad5
 11105 |[    3.594326] flags: 0x200(slab|section=0|zone=0)
 11106 |[    3.595735] raw: 0000000000000200 0000000000000000 dead000000000122 ffff888000142500
 11107 |[    3.596301] raw: 0000000000000000 0000000080400040 00000001ffffffff 0000000000000000
 11107 |[    3.596823] page dumped because: kasan: bad access detected
 11107 |[    3.597169] 
 11107 |[    3.597412] Memory state around the buggy address:
 11115 |[    3.605050]  ffff888000ad5000: 00 00 00 00 fc fc fc fc 00 00 00 00 fc fc fc fc
 11116 |[    3.605747]  ffff888000ad5080: 00 00 00 fc fc fc fc fc 00 00 00 00 fc fc fc fc
 11116 |[    3.606231] >ffff888000ad5100: fa fb fb fb fc fc fc fc 00 00 00 fc fc fc fc fc
 11117 |[    3.606456]                                                     ^
 11117 |[    3.606693]  ffff888000ad5180: fc fc fc fc fc fc fc fc fc fc fc fc fc fc fc fc
 11117 |[    3.606766]  ffff888000ad5200: fc fc fc fc fc fc fc fc fc fc fc fc fc fc fc fc
 11117 |[    3.606856] ==================================================================
 11118 |[    3.607369] Disabling lock debugging due to kernel taint
 11123 |[    3.610183] ==================================================================
 11123 |[    3.610564] BUG: KASAN: slab-out-of-bounds in defect_made.constprop.0+0x46a/0x510
 11123 |[    3.610691] Write of size 1 at addr ffff888000ad5198 by task init/49
 11123 |[    3.610804] 
 11123 |[    3.611017] CPU: 0 PID: 49 Comm: init Tainted: G    B              6.1.192 #1 
 11123 |[    3.611120] Call Trace:
 11123 |[    3.611166]  <TASK>
 11123 |[    3.611202]  dump_stack_lvl+0x3a/0x4c
 11123 |[    3.611263]  print_report+0x19a/0x487
 11123 |[    3.611318]  ? kasan_complete_mode_report_info+0x3c/0x190
 11123 |[    3.611381]  ? defect_made.constprop.0+0x46a/0x510
 11123 |[    3.611439]  kasan_report+0xc7/0x100
 11123 |[    3.611489]  ? defect_made.constprop.0+0x46a/0x510
 11123 |[    3.611571]  __asan_report_store1_noabort+0x17/0x20
 11123 |[    3.611666]  defect_made.constprop.0+0x46a/0x510
 11123 |[    3.611795]  copy_ipv4_ns+0x27e/0x430
 11123 |[    3.611847]  ? create_new_namespaces+0x2f/0x930
 11123 |[    3.611907]  create_new_namespaces+0x3f5/0x930
 11123 |[    3.611962]  unshare_nsproxy_namespaces+0x85/0x190
 11123 |[    3.612018]  ksys_unshare+0x224/0x970
 11123 |[    3.612065]  ? ksys_read+0x17b/0x1e0
 11123 |[    3.612114]  ? walk_process_tree+0x320/0x320
 11123 |[    3.612166]  __x64_sys_unshare+0x2c/0x40
 11123 |[    3.612215]  x64_sys_call+0x290/0x9a0
 11123 |[    3.612301]  do_syscall_64+0x2f/0x50
 11123 |[    3.612369]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
 11123 |[    3.612431] RIP: 0033:0x212164
 11123 |[    3.612484] Code: 74 1c 83 f8 01 0f 85 ba 00 00 00 e8 86 d1 02 00 89 c2 e9 ae 00 00 00 b2 06 e9 a7 00 00 00 b8 10 01 00 00 bf 40 00 00 00 0f 05 <48> 3d 00 f0 ff ff 0f 86 8f 00 00 00 f7 d8 89 c7 ff 15 5e f3 03 00
 11123 |[    3.612640] RSP: 002b:00000000002722a0 EFLAGS: 00000246 ORIG_RAX: 0000000000000110
 11123 |[    3.612746] RAX: ffffffffffffffda RBX: 00007ffeb216a560 RCX: 0000000000212164
 11123 |[    3.612816] RDX: 0000000000000005 RSI: 0000000000272620 RDI: 0000000000000040
 11123 |[    3.612884] RBP: 0000000000000010 R08: 0000000000000000 R09: 0000000a0000000d
 11123 |[    3.612950] R10: 0000000000000000 R11: 0000000000000246 R12: 00000000002010bd
 11123 |[    3.613017] R13: 0000000000272620 R14: 000000000000000a R15: 000000000000000d
 11123 |[    3.613087]  </TASK>
 11123 |[    3.613122] 
 11123 |[    3.613147] Allocated by task 49:
 11123 |[    3.613201]  kasan_save_stack+0x39/0x60
 11124 |[    3.613551]  kasan_set_track+0x25/0x30
 11124 |[    3.613792]  kasan_save_alloc_info+0x1e/0x30
 11124 |[    3.614047]  __kasan_kmalloc+0x93/0xa0
 11124 |[    3.614315]  kmalloc_trace+0x34/0x40
 11125 |[    3.614600]  defect_made.constprop.0+0xfe/0x510
 11125 |[    3.614878]  copy_ipv4_ns+0x27e/0x430
 11125 |[    3.615117]  create_new_namespaces+0x3f5/0x930
 11125 |[    3.615427]  unshare_nsproxy_namespaces+0x85/0x190
 11126 |[    3.615709]  ksys_unshare+0x224/0x970
 11126 |[    3.615927]  __x64_sys_unshare+0x2c/0x40
 11126 |[    3.616209]  x64_sys_call+0x290/0x9a0
 11126 |[    3.616435]  do_syscall_64+0x2f/0x50
 11127 |[    3.616655]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
 11127 |[    3.616952] 
 11127 |[    3.617051] The buggy address belongs to the object at ffff888000ad5180
 11128 |[    3.617051]  which belongs to the cache kmalloc-32 of size 32
 11128 |[    3.617840] The buggy address is located 24 bytes inside of
 11129 |[    3.617840]  32-byte region [ffff888000ad5180, ffff888000ad51a0)
 11129 |[    3.618446] 
 11129 |[    3.618482] The buggy address belongs to the physical page:
 11129 |[    3.618545] page:(____ptrval____) refcount:1 mapcount:0 mapping:0000000000000000 index:0x0 pfn:0xad5
 11129 |[    3.618641] flags: 0x200(slab|section=0|zone=0)
 11129 |[    3.618720] raw: 0000000000000200 0000000000000000 dead000000000122 ffff888000142500
 11129 |[    3.618796] raw: 0000000000000000 0000000080400040 00000001ffffffff 0000000000000000
 11129 |[    3.618865] page dumped because: kasan: bad access detected
 11129 |[    3.618934] 
 11129 |[    3.618983] Memory state around the buggy address:
 11129 |[    3.619039]  ffff888000ad5080: 00 00 00 fc fc fc fc fc 00 00 00 00 fc fc fc fc
 11129 |[    3.619107]  ffff888000ad5100: fa fb fb fb fc fc fc fc fa fb fb fb fc fc fc fc
 11129 |[    3.619173] >ffff888000ad5180: 00 00 00 fc fc fc fc fc fc fc fc fc fc fc fc fc
 11129 |[    3.619236]                             ^
 11129 |[    3.619282]  ffff888000ad5200: fc fc fc fc fc fc fc fc fc fc fc fc fc fc fc fc
 11129 |[    3.619347]  ffff888000ad5280: fc fc fc fc fc fc fc fc fc fc fc fc fc fc fc fc
 11129 |[    3.619411] ==================================================================
 11147 |[    3.636522] kiso-guest: has ended
 11162 |[    3.652221] ACPI: PM: Preparing to enter system sleep state S5
 11165 |[    3.654711] reboot: Power down
--- results
 10735 |KTAP version 1
 10735 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=4
 10735 |1..2
 10735 |# kiso start 1 none/bind/tcp-any-two-namespaces
 10862 |not ok 1 none/bind/tcp-any-two-namespaces # FAIL namespace 2: bind to 0.0.0.0:4032: EADDRINUSE
 10862 |# kiso start 2 ipv4ns/bind/tcp-any-two-namespaces
 11151 |ok 2 ipv4ns/bind/tcp-any-two-namespaces
 11151 |# kiso goodbye ran=2
--- stderr
