"""Which network it is, read off what Linux and Windows say; each is one and the same the next time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sync import network
from desktop.sync.network import (
    UNKNOWN,
    default_route,
    gateway_told,
    hardware_told,
    neighbour,
    network_here,
    network_of,
    wifi_told,
)

ROUTES = """Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
wlp2s0\t00000000\t012BA8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0
enp1s0\t00000000\t0101A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0
enp1s0\t0001A8C0\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0
"""
NEIGHBOURS = """IP address       HW type     Flags       HW address            Mask     Device
192.168.43.1     0x1         0x2         d2:9c:7a:11:22:33     *        wlp2s0
192.168.1.1      0x1         0x2         3c:84:6a:01:02:03     *        enp1s0
192.168.1.9      0x1         0x0         00:00:00:00:00:00     *        enp1s0
"""
ROUTE_PRINT = """
===========================================================================
IPv4 路由表
===========================================================================
活动路由:
网络目标        网络掩码          网关       接口   跃点数
          0.0.0.0          0.0.0.0    192.168.43.1   192.168.43.77     55
          0.0.0.0          0.0.0.0      172.20.10.1     172.20.10.2     35
===========================================================================
永久路由:
  无
"""
ARP = """
接口: 172.20.10.2 --- 0xb
  Internet 地址         物理地址              类型
  172.20.10.1           A6-CF-99-00-11-64     动态
  172.20.10.15          ff-ff-ff-ff-ff-ff     静态
"""
WLAN = """
系统上有 1 个接口:

    名称                   : WLAN
    说明                   : Intel(R) Wi-Fi 6 AX201 160MHz
    GUID                   : 0a0b0c0d-0000-0000-0000-000000000000
    物理地址               : 98:af:65:00:00:01
    状态                   : 已连接
    SSID                   : 苏木 妇联
    BSSID                  : 3c:84:6a:01:02:05
    网络类型               : 结构
"""
MADE, RANDOM = "3c:84:6a:01:02:03", "d2:9c:7a:11:22:33"


def test_linux_tells_the_best_way_out_and_its_gateway() -> None:
    assert default_route(ROUTES) == ("enp1s0", "192.168.1.1")
    assert neighbour(NEIGHBOURS, "enp1s0", "192.168.1.1") == MADE
    assert neighbour(NEIGHBOURS, "wlp2s0", "192.168.1.1") == ""  # the same address on another network
    assert neighbour(NEIGHBOURS, "enp1s0", "192.168.1.9") == ""  # it has not answered
    with pytest.raises(ValueError, match="way"):
        default_route(ROUTES.splitlines()[0])


def test_windows_tells_it_in_chinese() -> None:
    assert gateway_told(ROUTE_PRINT) == "172.20.10.1"
    assert hardware_told(ARP, "172.20.10.1") == "a6:cf:99:00:11:64"
    assert hardware_told(ARP, "172.20.10.3") == ""
    assert wifi_told(WLAN) == "苏木 妇联"  # and not its BSSID
    assert wifi_told("    SSID                   : \n    BSSID : 3c:84:6a:01:02:05") == ""
    assert gateway_told("") == wifi_told("") == ""


def test_a_network_is_known_by_its_gateway_and_a_hot_spot_by_its_name() -> None:
    office = network_of("苏木妇联", MADE)
    assert network_of("renamed", MADE.upper().replace(":", "-")).key == office.key
    assert network_of("", MADE) == (office.key, "")
    hot_spot = network_of("乌云的手机", RANDOM)
    assert network_of("乌云的手机", "a6:cf:99:00:11:64").key == hot_spot.key != office.key
    assert network_of("另一部手机", RANDOM).key != hot_spot.key
    assert network_of("乌云的手机", "").key == hot_spot.key
    assert network_of("", "") == (UNKNOWN, "")


@given(st.text(max_size=40), st.sampled_from([MADE, RANDOM, ""]))
def test_neither_name_nor_address_stands_in_what_is_kept(wifi: str, gateway: str) -> None:
    key = network_of(wifi, gateway).key
    assert key == UNKNOWN or (len(key) == 16 and set(key) <= set("0123456789abcdef"))
    assert (key == UNKNOWN) == (not wifi and not gateway)


@given(st.text(max_size=300))
def test_whatever_a_system_says_is_read_or_passed_over(text: str) -> None:
    assert isinstance(wifi_told(text) + gateway_told(text) + hardware_told(text, "192.168.1.1"), str)
    assert isinstance(neighbour(text, "a", "b"), str)


def test_a_system_that_tells_nothing_is_one_unknown_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing() -> tuple[str, str]:
        raise OSError("no such file")

    monkeypatch.setattr(network, "_of_linux", failing)
    assert network_here() == (UNKNOWN, "")


def test_this_system_is_asked_without_harm() -> None:
    assert network_here() == network_here()
    assert network._wifi_of("lo") == ""
