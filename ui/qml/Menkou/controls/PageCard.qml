pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// One page that was taken: its picture and number, what is wrong with it, and one button to
// delete it; or two that change its place, where the pages are being put in order.
Rectangle {
    id: card

    required property var page
    property int count: 1
    property bool ordering: false
    property bool moved: false
    signal deleted
    signal shifted(int by, bool withKeys)

    readonly property int number: page.index + 1

    // The keys stay with the page that they moved; at an end on the button that still works.
    function focusOn(by: int) {
        const wanted = by < 0 ? earlier : later
        const other = by < 0 ? later : earlier
        const free = wanted.enabled ? wanted : other
        free.forceActiveFocus(Qt.TabFocusReason)
    }

    height: Tokens.mm(36)
    radius: Tokens.radius
    color: moved ? Tokens.wash : Tokens.surface
    border.width: moved ? 2 * Tokens.rule : Tokens.rule
    border.color: moved ? Tokens.link : Tokens.border

    Image {
        x: Tokens.mm(1.5)
        y: Tokens.mm(1.5)
        width: Tokens.mm(32)
        height: Tokens.mm(33)
        fillMode: Image.PreserveAspectFit
        cache: false
        source: card.page.source
        Accessible.ignored: true
    }
    Rectangle {
        objectName: "page_fault:" + card.page.index
        visible: (card.page.fault ?? "").length > 0
        x: Tokens.mm(2)
        y: Tokens.mm(2)
        width: Tokens.mm(11)
        height: width
        radius: width / 2
        color: Tokens.warningWash
        border.width: Tokens.rule
        border.color: Tokens.warning
        Accessible.role: Accessible.StaticText
        Accessible.name: card.page.fault ?? ""
        Icon {
            anchors.centerIn: parent
            name: "triangle-alert"
            ink: Tokens.warning
            size: Tokens.mm(7)
        }
    }
    Rectangle {
        visible: card.count > 1
        x: Tokens.mm(2)
        y: card.height - height - Tokens.mm(2)
        width: Math.max(height, digits.implicitWidth + Tokens.mm(4))
        height: digits.implicitHeight + Tokens.mm(1)
        radius: Tokens.radius
        color: Tokens.surface
        border.width: Tokens.rule
        border.color: Tokens.border
        Copy {
            id: digits
            objectName: "page_number:" + card.page.index
            anchors.centerIn: parent
            text: card.number
            font.pixelSize: Tokens.small
            font.weight: Font.Bold
        }
    }
    Tap {
        objectName: "delete_page:" + card.page.index
        visible: !card.ordering
        x: Tokens.mm(35)
        anchors.verticalCenter: parent.verticalCenter
        width: card.width - x - Tokens.mm(2)
        height: Tokens.mm(32)
        say: qsTrId("scan.delete").arg(card.number)
        onTapped: card.deleted()
        contentItem: Item {
            Column {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                Icon {
                    anchors.horizontalCenter: parent.horizontalCenter
                    name: "trash-2"
                    ink: Tokens.error
                    size: Tokens.mm(8)
                }
                Copy {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: qsTrId("scan.delete_short")
                    color: Tokens.error
                    font.pixelSize: Tokens.small
                    Accessible.ignored: true
                }
            }
        }
    }
    Shift {
        id: earlier
        objectName: "move_earlier:" + card.page.index
        y: Tokens.mm(1.6)
        by: -1
        enabled: card.page.index > 0
        say: qsTrId("scan.move_earlier").arg(card.number)
        text: qsTrId("scan.earlier")
    }
    Shift {
        id: later
        objectName: "move_later:" + card.page.index
        y: card.height - height - Tokens.mm(1.6)
        by: 1
        enabled: card.page.index < card.count - 1
        say: qsTrId("scan.move_later").arg(card.number)
        text: qsTrId("scan.later")
    }

    component Shift: Tap {
        id: shift
        required property int by
        // Where the word is longer than the button, an arrow says it: the pages stand in a row.
        readonly property bool spelt: word.implicitWidth + Tokens.mm(2) <= width
        visible: card.ordering
        x: Tokens.mm(35)
        width: card.width - x - Tokens.mm(2)
        height: Tokens.mm(15.1)
        onTapped: card.shifted(by, visualFocus)
        background: Rectangle {
            radius: Tokens.radius
            color: shift.pressed ? Tokens.wash : Tokens.surface
            border.width: shift.enabled ? Tokens.rule : Tokens.hair
            border.color: shift.enabled ? Tokens.link : Tokens.hairline
        }
        contentItem: Item {
            Icon {
                anchors.centerIn: parent
                visible: !shift.spelt
                name: shift.by < 0 ? "arrow-left" : "arrow-right"
                ink: shift.enabled ? Tokens.link : Tokens.off
                size: Tokens.mm(9)
            }
            Copy {
                id: word
                anchors.centerIn: parent
                visible: shift.spelt
                wrapMode: Text.NoWrap
                text: shift.text
                color: shift.enabled ? Tokens.link : Tokens.off
                font.pixelSize: Tokens.small
                Accessible.ignored: true
            }
        }
    }
}
