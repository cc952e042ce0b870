pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// The pages taken so far, each with its own delete button. As many as fit; two buttons turn
// to the others, and a new page is always in sight.
Item {
    id: strip

    property var pages: []
    property int maxPages: 1
    signal act(string verb, var detail)

    readonly property int cell: Tokens.pick(60, 64, 74)
    readonly property int arrow: Tokens.mm(16)
    readonly property bool turns: pages.length * (cell + Tokens.gapS) - Tokens.gapS > width
    readonly property int fit: Math.max(1, Math.floor((width - (turns ? 2 * (arrow + Tokens.gapS) : 0) + Tokens.gapS) / (cell + Tokens.gapS)))
    readonly property int share: turns ? Math.floor((width - 2 * (arrow + Tokens.gapS) - (fit - 1) * Tokens.gapS) / fit) : cell
    readonly property int last: Math.max(0, pages.length - fit)
    property int first: last
    onLastChanged: first = last

    implicitHeight: words.height + Tokens.mm(2) + Tokens.mm(36)

    Copy {
        id: words
        text: qsTrId("scan.pages_of").arg(strip.pages.length).arg(strip.maxPages)
        color: Tokens.soft
        font.pixelSize: Tokens.small
    }
    Row {
        anchors.top: words.bottom
        anchors.topMargin: Tokens.mm(2)
        spacing: Tokens.gapS
        Turn {
            objectName: "strip_previous"
            iconName: "chevron-left"
            say: qsTrId("scan.earlier_pages")
            enabled: strip.first > 0
            onTapped: strip.first = Math.max(0, strip.first - strip.fit)
        }
        Repeater {
            model: strip.pages.slice(strip.first, strip.first + strip.fit)
            PageCard {
                required property var modelData
                page: modelData
            }
        }
        Turn {
            objectName: "page_next_of_strip"
            iconName: "chevron-right"
            say: qsTrId("scan.later_pages")
            enabled: strip.first < strip.last
            onTapped: strip.first = Math.min(strip.last, strip.first + strip.fit)
        }
    }

    component Turn: Tap {
        id: turn
        property string iconName: ""
        visible: strip.turns
        width: strip.arrow
        height: Tokens.mm(36)
        background: Rectangle {
            radius: Tokens.radius
            color: turn.pressed ? Tokens.wash : Tokens.surface
            border.width: Tokens.rule
            border.color: turn.enabled ? Tokens.border : Tokens.hairline
        }
        contentItem: Item {
            Icon {
                anchors.centerIn: parent
                name: turn.iconName
                ink: turn.enabled ? Tokens.link : Tokens.off
                size: Tokens.mm(9)
            }
        }
    }
    component PageCard: Rectangle {
        id: card
        required property var page
        width: strip.share
        height: Tokens.mm(36)
        radius: Tokens.radius
        color: Tokens.surface
        border.width: Tokens.rule
        border.color: Tokens.border
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
        Tap {
            objectName: "delete_page:" + card.page.index
            x: Tokens.mm(35)
            anchors.verticalCenter: parent.verticalCenter
            width: card.width - x - Tokens.mm(2)
            height: Tokens.mm(32)
            say: qsTrId("scan.delete").arg(card.page.index + 1)
            onTapped: strip.act("delete_page", card.page.index)
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
    }
}
