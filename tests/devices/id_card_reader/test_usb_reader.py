"""The USB reader through pyusb's own code: simulated modules, and a conversation word by word."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pytest

from devices.driver import Command, DeviceState, LinkLost
from devices.id_card_reader.conversation import Conversation, NoAnswer
from devices.id_card_reader.frames import CHECK_STATUS, READ_MODULE_ID, Status
from devices.id_card_reader.sample_cards import SAMPLE_CARDS
from devices.id_card_reader.usb_pipes import BODY_OUT, FOUR, HEAD_IN, HEAD_OUT, SamPipes
from devices.id_card_reader.usb_simulator import SimulatedTwoPipeReader, SimulatedUsbReader
from devices.links.usb import UsbLink
from devices.links.usb_endpoint import UsbEndpoint
from kiosk import wire
from kiosk.domain.identity import IdentityCard

DRIVER = "devices.id_card_reader.usb_reader:SamVUsbReader"
ARM = Command("arm")

# Frames of public protocol pages; the module number is their worked example.
STATUS = "aaaaaa96690003 11ffed", "aaaaaa96690004 0000 9094"
NUMBER = (
    "aaaaaa96690003 12ffee",
    "aaaaaa96690014 00009005000100a53a340187d61200b168de3a54",
)


@pytest.fixture(params=[SimulatedUsbReader, SimulatedTwoPipeReader], ids=["four", "two"])
def simulator(request, tmp_path: Path):
    reader = request.param()
    reader.start(tmp_path)
    yield reader
    reader.stop()


@pytest.fixture
def config(simulator):
    quick = {"poll_s": 0.05, "answer_timeout_s": 0.4, "read_timeout_s": 0.4}
    return {"driver": DRIVER, "settings": {"port": simulator.snapshot()["port"], **quick}}


def card_in(news) -> IdentityCard:
    return wire.convert(IdentityCard, news.body["card"])


def test_cards_are_read_over_either_kind_of_pipes(simulator, watch, news):
    watch.send(ARM)
    for name in ("zhang_san", "smith_2023"):
        mark = news.mark()
        simulator.do("tap_card", {"card": name})
        assert card_in(news.wait_kind("card_read", since=mark)) == SAMPLE_CARDS[name]


def test_a_single_fault_is_not_noticed_by_the_resident(simulator, watch, news):
    watch.send(ARM)
    faults = ("half", "double", "garbled", "wrong_checksum", "sw3_41")
    for fault, name in zip(faults, cycle(("zhang_san", "li_ming")), strict=False):
        mark = news.mark()
        simulator.do("fault", {"fault": fault, "times": 1})
        simulator.do("tap_card", {"card": name})
        assert card_in(news.wait_kind("card_read", since=mark)) == SAMPLE_CARDS[name], fault
    assert not [n for n in news.all if n.kind == "card_refused"]


def test_a_cable_pulled_in_the_middle_of_an_answer(simulator, watch, news):
    simulator.do("fault", {"fault": "unplug", "times": 1})
    simulator.do("tap_card", {"card": "zhang_san"})
    watch.send(ARM)
    assert news.wait_state(DeviceState.ABSENT).code in ("unplugged", "missing")
    simulator.do("plug", {})
    assert card_in(news.wait_kind("card_read")) == SAMPLE_CARDS["zhang_san"]


def test_a_module_that_another_program_has_is_in_use(simulator):
    port = simulator.snapshot()["port"]
    with UsbLink(port), pytest.raises(LinkLost) as lost:
        UsbLink(port)
    assert lost.value.why == "in_use"
    with UsbLink(port) as link:
        assert SamPipes(link).read_some(0) == b""


def test_a_module_that_is_not_there_is_missing(tmp_path):
    with pytest.raises(LinkLost) as lost:
        UsbLink(str(tmp_path / "none"))
    assert lost.value.why == "missing"


class Script:
    """A module that knows one conversation: what it must hear on which pipe, what it then says."""

    def __init__(self, path: Path, *turns: tuple[str, str]) -> None:
        self.turns = [(bytes.fromhex(asked), bytes.fromhex(said)) for asked, said in turns]
        self.heard: list[tuple[int, bytes]] = []
        about = {"vid": 0x0400, "pid": 0xC35A, "pipes": FOUR}
        self.usb = UsbEndpoint(path, about, self._hear)
        self.usb.plug()

    def _hear(self, pipe: int, data: bytes) -> None:
        self.heard.append((pipe, data))
        if pipe == BODY_OUT:
            asked, said = self.turns.pop(0)
            assert self.heard[-2:] == [(HEAD_OUT, asked[:7]), (BODY_OUT, asked[7:])]
            self.usb.send(HEAD_IN, said[:7])
            self.usb.send(0x85, said[7:])


def test_a_conversation_of_worked_frames_word_by_word(tmp_path):
    script = Script(tmp_path / "usb", STATUS, NUMBER, STATUS)
    with UsbLink(str(tmp_path / "usb")) as link:
        talk = Conversation(SamPipes(link), lambda: None)
        assert talk.ask(CHECK_STATUS, timeout_s=5).status == Status.OK
        assert len(talk.ask(READ_MODULE_ID, timeout_s=5).data) == 16
        assert talk.ask(CHECK_STATUS, timeout_s=5).status == Status.OK
    assert script.turns == []
    script.usb.unplug()


def test_a_body_that_ends_with_a_whole_packet_needs_no_more_to_end(tmp_path):
    # 64 bytes after the head: no short packet says that this was all.
    data = bytes(60)
    body = b"\x00\x00\x90" + data
    checksum = 0x40 ^ 0x90
    said = "aaaaaa96690040" + (body + bytes((checksum,))).hex()
    script = Script(tmp_path / "usb", (NUMBER[0], said), STATUS)
    with UsbLink(str(tmp_path / "usb")) as link:
        pipes = SamPipes(link)
        talk = Conversation(pipes, lambda: None)
        with pytest.raises(NoAnswer):
            talk.ask(READ_MODULE_ID, timeout_s=0.3)  # 60 bytes are no module number
        assert talk.ask(CHECK_STATUS, timeout_s=5).status == Status.OK
    script.usb.unplug()
