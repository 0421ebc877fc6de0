about: UBSAN: a shift by more than the word has bits
verdict: fail
findings: UBSAN
kernel: Linux 6.1.192 (Debian linux-source-6.1), the target v6.1-kasan with the series ipv4-isolation and defects planted in free_ipv4_ns() and create_ipv4_ns()
made: recorded; create_ipv4_ns() shifted 1 by 40. The directory of the sources is left out of the report's first line
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 4 -m 1024M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check kasan_multi_shot kiso_defect=shift'
plan: none bind/tcp-any-two-namespaces isolates
plan: ipv4ns bind/tcp-any-two-namespaces isolates
end: exited 0
ended-ms: 15651
--- console
   731 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP Thu Jan  1 00:00:00 UTC 1970
   731 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check kasan_multi_shot kiso_defect=shift
   731 |[    0.000000] BIOS-provided physical RAM map:
   731 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   731 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   731 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000003ffdffff] usable
   731 |[    0.000000] BIOS-e820: [mem 0x000000003ffe0000-0x000000003fffffff] reserved
   731 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   731 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   731 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   731 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   731 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   731 |[    0.000000] printk: bootconsole [uart8250] enabled
   731 |[    0.000000] NX (Execute Disable) protection: active
   732 |[    0.000000] tsc: Fast TSC calibration failed
   752 |[    0.000000] last_pfn = 0x3ffe0 max_arch_pfn = 0x400000000
   753 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   769 |[    0.000000] RAMDISK: [mem 0x3ff88000-0x3ffd7fff]
   769 |[    0.000000] ACPI: Early table checksum verification disabled
   771 |[    0.000000] ACPI: RSDP 0x00000000000F59F0 000014 (v00 BOCHS )
   779 |[    0.000000] ACPI: RSDT 0x000000003FFE23AB 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   779 |[    0.000000] ACPI: FACP 0x000000003FFE218B 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   779 |[    0.000000] ACPI: DSDT 0x000000003FFE0040 00214B (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   783 |[    0.000000] ACPI: FACS 0x000000003FFE0000 000040
   784 |[    0.000000] ACPI: APIC 0x000000003FFE227F 000090 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   785 |[    0.000000] ACPI: HPET 0x000000003FFE230F 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   785 |[    0.000000] ACPI: MCFG 0x000000003FFE2347 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   786 |[    0.000000] ACPI: WAET 0x000000003FFE2383 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   787 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0x3ffe218b-0x3ffe227e]
   787 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0x3ffe0040-0x3ffe218a]
   788 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0x3ffe0000-0x3ffe003f]
   788 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0x3ffe227f-0x3ffe230e]
   788 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0x3ffe230f-0x3ffe2346]
   789 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0x3ffe2347-0x3ffe2382]
   789 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0x3ffe2383-0x3ffe23aa]
   807 |[    0.000000] Zone ranges:
   807 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000003ffdffff]
   807 |[    0.000000]   Normal   empty
   807 |[    0.000000] Movable zone start for each node
   807 |[    0.000000] Early memory node ranges
   807 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   807 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000003ffdffff]
   807 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000003ffdffff]
  1687 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
  1688 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
  4460 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
  4460 |[    0.000000] kasan: KernelAddressSanitizer initialized
  4462 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
  4496 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
  4497 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
  4498 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
  4498 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
  4500 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
  4500 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
  4507 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
  4507 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
  4507 |[    0.000000] smpboot: Allowing 4 CPUs, 0 hotplug CPUs
  4507 |[    0.000000] [mem 0x40000000-0xafffffff] available for PCI devices
  4507 |[    0.000000] Booting paravirtualized kernel on bare hardware
  4507 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
  4507 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:4 nr_cpu_ids:4 nr_node_ids:1
  4581 |[    0.000000] percpu: Embedded 54 pages/cpu s189416 r0 d31768 u524288
  4600 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 257760
  4601 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check kasan_multi_shot kiso_defect=shift
  4608 |[    0.000000] Dentry cache hash table entries: 131072 (order: 8, 1048576 bytes, linear)
  4609 |[    0.000000] Inode-cache hash table entries: 65536 (order: 7, 524288 bytes, linear)
  4619 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
  4804 |[    0.000000] stackdepot hash table entries: 1048576 (order: 11, 8388608 bytes, linear)
  5375 |[    0.000000] Memory: 856128K/1048056K available (18432K kernel code, 3165K rwdata, 2020K rodata, 1056K init, 1856K bss, 191672K reserved, 0K cma-reserved)
  5404 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=4, Nodes=1
  5556 |[    0.000000] rcu: Hierarchical RCU implementation.
  5556 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=4.
  5557 |[    0.000000] 	Tracing variant of Tasks RCU enabled.
  5557 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
  5558 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=4
  5565 |[    0.000000] NR_IRQS: 4352, nr_irqs: 72, preallocated irqs: 16
  5639 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
  5748 |[    0.000000] printk: console [ttyS0] enabled
  5748 |[    0.000000] printk: console [ttyS0] enabled
  5749 |[    0.000000] printk: bootconsole [uart8250] disabled
  5749 |[    0.000000] printk: bootconsole [uart8250] disabled
  5751 |[    0.000000] ACPI: Core revision 20220331
  5803 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
  5853 |[    0.012000] APIC: Switch to symmetric I/O mode setup
  5932 |[    0.024000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
  6035 |[    0.036000] tsc: Unable to calibrate against PIT
  6035 |[    0.036000] tsc: using HPET reference calibration
  6035 |[    0.036000] tsc: Detected 2297.988 MHz processor
  6035 |[    0.002692] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x211fc884352, max_idle_ns: 440795211904 ns
  6045 |[    0.006991] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
  6046 |[    0.015504] process: using AMD E400 aware idle routine
  6047 |[    0.016145] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
  6047 |[    0.016525] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
  6086 |[    0.018876] x86/fpu: x87 FPU will use FXSAVE
  6216 |[    0.060382] Freeing SMP alternatives memory: 20K
  6216 |[    0.062991] pid_max: default: 4096 minimum: 301
  6332 |[    0.104419] Mount-cache hash table entries: 2048 (order: 2, 16384 bytes, linear)
  6333 |[    0.107885] Mountpoint-cache hash table entries: 2048 (order: 2, 16384 bytes, linear)
  7147 |[    0.361246] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  7210 |[    0.383101] cblist_init_generic: Setting adjustable number of callback queues.
  7210 |[    0.383430] cblist_init_generic: Setting shift to 2 and lim to 1 rcu_task_cpu_ids=4.
  7210 |[    0.388081] Performance Events: PMU not available due to virtualization, using software events only.
  7210 |[    0.389681] signal: max sigframe size: 1040
  7235 |[    0.395847] rcu: Hierarchical SRCU implementation.
  7235 |[    0.396038] rcu: 	Max phase no-delay instances is 1000.
  7278 |[    0.411882] smp: Bringing up secondary CPUs ...
  7419 |[    0.431607] x86: Booting SMP configuration:
  7852 |[    0.431867] .... node  #0, CPUs:      #1 #2 #3
  7852 |[    0.611160] smp: Brought up 1 node, 4 CPUs
  7852 |[    0.611571] smpboot: Max logical packages: 1
  7853 |[    0.611834] smpboot: Total of 4 processors activated (20000.00 BogoMIPS)
  8024 |[    0.731096] devtmpfs: initialized
  8231 |[    0.880668] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  8231 |[    0.881744] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
  8231 |[    0.886593] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  8243 |[    0.918991] PCI: Using configuration type 1 for base access
  8347 |[    0.963823] ACPI: Added _OSI(Module Device)
  8347 |[    0.964079] ACPI: Added _OSI(Processor Device)
  8347 |[    0.964164] ACPI: Added _OSI(Processor Aggregator Device)
  8587 |[    1.163985] ACPI: 1 ACPI AML tables successfully acquired and loaded
  8692 |[    1.224872] ACPI: Interpreter enabled
  8696 |[    1.228375] ACPI: PM: (supports S0 S5)
  8697 |[    1.229140] ACPI: Using IOAPIC for interrupt routing
  8702 |[    1.234285] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  8702 |[    1.234991] PCI: Using E820 reservations for host bridge windows
  8717 |[    1.235941] ACPI: Enabled 2 GPEs in block 00 to 3F
  9639 |[    1.442991] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  9640 |[    1.442991] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  9641 |[    1.442991] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  9720 |[    1.452271] PCI host bridge to bus 0000:00
  9723 |[    1.459233] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  9724 |[    1.461309] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  9725 |[    1.462079] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  9725 |[    1.463044] pci_bus 0000:00: root bus resource [mem 0x40000000-0xafffffff window]
  9727 |[    1.463634] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  9743 |[    1.465840] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  9743 |[    1.466594] pci_bus 0000:00: root bus resource [bus 00-ff]
  9746 |[    1.466991] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  9760 |[    1.478991] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  9781 |[    1.491725] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  9795 |[    1.498991] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  9796 |[    1.503398] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  9805 |[    1.509197] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  9811 |[    1.515883] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  9820 |[    1.523191] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  9828 |[    1.530991] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  9836 |[    1.538991] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  9839 |[    1.540285] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  9841 |[    1.543818] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  9843 |[    1.546160] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  9846 |[    1.547760] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  9847 |[    1.550401] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  9848 |[    1.551697] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  9849 |[    1.552773] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  9852 |[    1.554167] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  9910 |[    1.610275] PCI: Using ACPI for IRQ routing
 10096 |[    1.679314] clocksource: Switched to clocksource tsc-early
 10109 |[    1.692135] pnp: PnP ACPI init
 10120 |[    1.702830] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
 10134 |[    1.716931] pnp: PnP ACPI: found 6 devices
 10407 |[    1.989083] NET: Registered PF_INET protocol family
 10409 |[    1.991324] IP idents hash table entries: 16384 (order: 5, 131072 bytes, linear)
 10441 |[    2.005947] tcp_listen_portaddr_hash hash table entries: 512 (order: 1, 8192 bytes, linear)
 10442 |[    2.025450] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
 10443 |[    2.026237] TCP established hash table entries: 8192 (order: 4, 65536 bytes, linear)
 10444 |[    2.027486] TCP bind hash table entries: 8192 (order: 6, 262144 bytes, linear)
 10447 |[    2.028562] TCP: Hash tables configured (established 8192 bind 8192)
 10455 |[    2.038244] MPTCP token hash table entries: 1024 (order: 3, 24576 bytes, linear)
 10456 |[    2.039461] UDP hash table entries: 512 (order: 2, 16384 bytes, linear)
 10457 |[    2.040365] UDP-Lite hash table entries: 512 (order: 2, 16384 bytes, linear)
 10460 |[    2.043592] NET: Registered PF_UNIX/PF_LOCAL protocol family
 10462 |[    2.045742] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
 10463 |[    2.046226] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
 10463 |[    2.046637] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
 10464 |[    2.047153] pci_bus 0000:00: resource 7 [mem 0x40000000-0xafffffff window]
 10464 |[    2.047191] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
 10465 |[    2.047191] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
 10555 |[    2.113096] workingset: timestamp_bits=62 max_order=18 bucket_order=0
 10732 |[    2.266809] Unpacking initramfs...
 10899 |[    2.477743] Freeing initrd memory: 320K
 10993 |[    2.577323] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
 11018 |[    2.602114] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
 11040 |[    2.624478] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
 11091 |[    2.668223] tun: Universal TUN/TAP device driver, 1.6
 11159 |[    2.733864] NET: Registered PF_INET6 protocol family
 11206 |[    2.779825] Segment Routing with IPv6
 11211 |[    2.779825] In-situ OAM (IOAM) with IPv6
 11219 |[    2.800389] NET: Registered PF_PACKET protocol family
 11399 |[    2.969399] DCCP: Activated CCID 2 (TCP-like)
 11399 |[    2.974156] IPI shorthand broadcast: enabled
 11428 |[    2.975161] sched_clock: Marking stable (3004335624, -33008881)->(5367325066, -2395998323)
 11559 |[    3.140702] tsc: Refined TSC clocksource calibration: 2300.001 MHz
 11561 |[    3.145033] clocksource: tsc: mask: 0xffffffffffffffff max_cycles: 0x212735f0517, max_idle_ns: 440795237604 ns
 12447 |[    4.031150] Freeing unused kernel image (initmem) memory: 1056K
 12448 |[    4.031927] Write protecting the kernel read-only data: 22528k
 12792 |[    4.376437] Freeing unused kernel image (text/rodata gap) memory: 2044K
 13227 |[    4.803623] Freeing unused kernel image (rodata/data gap) memory: 28K
 13227 |[    4.804349] Run /init as init process
 13312 |[    4.896093] clocksource: Switched to clocksource tsc
 13592 |[    5.141219] hrtimer: interrupt took 56313654 ns
 14387 |[    5.967640] kiso-guest: begins
 15135 |[    6.716935] ================================================================================
 15135 |[    6.717203] UBSAN: shift-out-of-bounds in net/ipv4/ipv4_namespace.c:47:3
 15135 |[    6.717525] shift exponent 40 is too large for 32-bit type 'int'
 15136 |[    6.717846] CPU: 0 PID: 50 Comm: init Not tainted 6.1.192 #1 
 15137 |[    6.721143] Call Trace:
 15137 |[    6.721384]  <TASK>
 15139 |[    6.721610]  dump_stack_lvl+0x3a/0x4c
 15143 |[    6.724232]  dump_stack+0x10/0x12
 15144 |[    6.728167]  ubsan_epilogue+0x9/0x32
 15144 |[    6.728446]  __ubsan_handle_shift_out_of_bounds.cold+0x61/0xef
 15156 |[    6.728789]  defect_made.constprop.0.cold+0x17/0x1f
 15156 |[    6.740001]  copy_ipv4_ns+0x27e/0x430
 15156 |[    6.740165]  ? create_new_namespaces+0x2f/0x930
 15156 |[    6.740246]  create_new_namespaces+0x3f5/0x930
 15163 |[    6.740305]  unshare_nsproxy_namespaces+0x85/0x190
 15163 |[    6.740480]  ksys_unshare+0x224/0x970
 15163 |[    6.740531]  ? ksys_read+0x17b/0x1e0
 15163 |[    6.740583]  ? walk_process_tree+0x320/0x320
 15163 |[    6.740635]  __x64_sys_unshare+0x2c/0x40
 15163 |[    6.740684]  x64_sys_call+0x290/0x9a0
 15163 |[    6.740731]  do_syscall_64+0x2f/0x50
 15163 |[    6.740782]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
 15163 |[    6.740944] RIP: 0033:0x212164
 15163 |[    6.741259] Code: 74 1c 83 f8 01 0f 85 ba 00 00 00 e8 86 d1 02 00 89 c2 e9 ae 00 00 00 b2 06 e9 a7 00 00 00 b8 10 01 00 00 bf 40 00 00 00 0f 05 <48> 3d 00 f0 ff ff 0f 86 8f 00 00 00 f7 d8 89 c7 ff 15 5e f3 03 00
 15163 |[    6.741726] RSP: 002b:00000000002622a0 EFLAGS: 00000246 ORIG_RAX: 0000000000000110
 15163 |[    6.741946] RAX: ffffffffffffffda RBX: 00007ffc7baf33d0 RCX: 0000000000212164
 15163 |[    6.742050] RDX: 0000000000000005 RSI: 0000000000262620 RDI: 0000000000000040
 15163 |[    6.742155] RBP: 0000000000000010 R08: 0000000000000000 R09: 0000000600000009
 15163 |[    6.742251] R10: 0000000000000000 R11: 0000000000000246 R12: 00000000002010bd
 15163 |[    6.742349] R13: 0000000000262620 R14: 0000000000000006 R15: 0000000000000009
 15163 |[    6.742454]  </TASK>
 15189 |[    6.772255] ================================================================================
 15396 |[    6.980875] kiso-guest: has ended
 15541 |[    7.110751] ACPI: PM: Preparing to enter system sleep state S5
 15564 |[    7.132528] reboot: Power down
--- results
 14415 |KTAP version 1
 14432 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=4
 14439 |1..2
 14441 |# kiso start 1 none/bind/tcp-any-two-namespaces
 14988 |not ok 1 none/bind/tcp-any-two-namespaces # FAIL namespace 2: bind to 0.0.0.0:4032: EADDRINUSE
 15009 |# kiso start 2 ipv4ns/bind/tcp-any-two-namespaces
 15379 |ok 2 ipv4ns/bind/tcp-any-two-namespaces
 15400 |# kiso goodbye ran=2
--- stderr
