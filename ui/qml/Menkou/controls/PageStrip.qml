pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// The pages taken so far, each with its own delete button. As many as fit; two buttons turn
// to the others, and a new page is always in sight. From two pages on, another button turns
// the delete buttons into such that change the order.
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

    readonly property bool severals: pages.length > 1
    property bool ordering: false
    onSeveralsChanged: if (!severals) settle()
    // The page that changed its place last, and how: it stays in sight, and keys stay on it.
    property int movedShot: -1
    property int keysBy: 0
    onPagesChanged: follow()

    function settle() {
        ordering = false
        movedShot = -1
    }
    function follow() {
        const place = pages.findIndex(page => page.shot === movedShot)
        if (place < 0)
            return
        first = Math.max(place - fit + 1, Math.min(place, first))
        // The cards are made anew only after this.
        if (keysBy !== 0)
            Qt.callLater(focusMoved, place - first, keysBy)
        keysBy = 0
    }

    function focusMoved(place: int, by: int) {
        (cards.itemAt(place) as PageCard)?.focusOn(by)
    }

    implicitHeight: top.height + Tokens.mm(2) + Tokens.mm(36)

    Item {
        id: top
        width: parent.width
        height: Math.max(words.height, strip.severals ? order.height : 0)
        Copy {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            width: strip.severals ? order.x - Tokens.gapS : parent.width
            text: qsTrId("scan.pages_of").arg(strip.pages.length).arg(strip.maxPages)
            color: Tokens.soft
            font.pixelSize: Tokens.small
        }
        BigButton {
            id: order
            objectName: "order_pages"
            visible: strip.severals
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, parent.width * 0.55)
            kind: "secondary"
            least: Tokens.mm(15)
            height: implicitWidth > width ? implicitHeight : least
            em: Tokens.small
            iconName: strip.ordering ? "check" : ""
            text: strip.ordering ? qsTrId("scan.order_done") : qsTrId("scan.order")
            onTapped: {
                if (strip.ordering)
                    strip.settle()
                else
                    strip.ordering = true
            }
        }
    }
    Row {
        anchors.top: top.bottom
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
            id: cards
            model: strip.pages.slice(strip.first, strip.first + strip.fit)
            PageCard {
                id: card
                required property var modelData
                page: modelData
                width: strip.share
                count: strip.pages.length
                ordering: strip.ordering
                moved: strip.ordering && page.shot === strip.movedShot
                onDeleted: strip.act("delete_page", page.index)
                onShifted: (by, withKeys) => {
                    const place = page.index + by + 1
                    strip.movedShot = page.shot
                    strip.keysBy = withKeys ? by : 0
                    Herald.say(strip, qsTrId("scan.is_now").arg(place), false)
                    strip.act("move_page", {shot: page.shot, by: by})
                }
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
}
