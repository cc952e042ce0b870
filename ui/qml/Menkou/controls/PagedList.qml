pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// A list of any length: only the rows in sight exist. Swiped, turned with two buttons, or gone
// through by keys, as a PagedArea. A row says where it stands by its `index`.
Item {
    id: area

    property alias model: list.model
    property alias delegate: list.delegate
    property alias header: list.header
    property alias spacing: list.spacing
    property alias contentY: list.contentY
    property alias listed: list
    readonly property bool overflows: list.contentHeight > area.height + 1
    // At rest the list ends above a row it would cut through; while it moves, everything shows.
    readonly property int seen: overflows && !list.moving && !list.atYEnd
        ? wholeUntil(list.contentY, list.height, list.contentHeight) : list.height
    readonly property int barHeight: overflows ? bar.height + Tokens.gapXs : 0

    function wholeUntil(from: real, high: int, _: real): int {
        const row = list.itemAt(1, from + high - 1)
        const end = row && row.y + row.height > from + high + 1 ? row.y - 1 - from : high
        return end > high * 0.5 ? Math.floor(end) : high
    }
    // By whole rows: none is cut through at the edge it is turned to.
    function turn(by: int) {
        const edge = list.contentY + (by > 0 ? list.height : 0)
        let row = list.indexAt(1, edge - (by > 0 ? 1 : -1))
        if (row < 0)
            row = list.indexAt(1, edge + (by > 0 ? -1 : 1) * (list.spacing + 2))
        const before = list.contentY
        if (row >= 0)
            list.positionViewAtIndex(row, by > 0 ? ListView.Beginning : ListView.End)
        if (row < 0 || Math.abs(list.contentY - before) < list.height * 0.3)
            list.contentY = before + by * list.height * 0.85
        list.returnToBounds()
    }
    // Rows are made and thrown away as the list moves: the order of Tab is said here.
    function go(row: int) {
        if (row >= list.count && bar.visible) {
            bar.enter()
        } else if (row < 0 || row >= list.count) {
            area.leave(row >= 0)
        } else {
            list.positionViewAtIndex(row, row === 0 ? ListView.Beginning : ListView.Contain)
            // Once more, now that its height is known and not only estimated.
            list.forceLayout()
            list.positionViewAtIndex(row, row === 0 ? ListView.Beginning : ListView.Contain)
            list.itemAtIndex(row)?.forceActiveFocus(Qt.TabFocusReason)
        }
    }
    function leave(forward: bool) {
        let next = (forward ? area : door).nextItemInFocusChain(forward)
        for (let n = 0; n < 500 && next && area.holds(next); n++)
            next = next.nextItemInFocusChain(forward)
        next?.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason)
    }
    function holds(item: Item): bool {
        for (let one = item; one; one = one.parent)
            if (one === area)
                return true
        return false
    }

    Item {
        id: door
        width: 1
        height: 1
        activeFocusOnTab: list.count > 0
        Accessible.ignored: true
        onActiveFocusChanged: if (activeFocus)
            area.go(0)
    }
    Item {
        objectName: "fold"
        width: parent.width
        height: area.seen
        clip: area.overflows
        ListView {
            id: list
            width: parent.width
            height: area.height - area.barHeight
            // Rows are not reused: one that was put away and taken out again has neither name nor role
            // for assistive technology (measured with Qt 6.11). None waits out of sight, either.
            cacheBuffer: 0
            reuseItems: false
            boundsBehavior: Flickable.StopAtBounds
            interactive: area.overflows
            keyNavigationEnabled: false
        }
    }
    Rectangle {
        y: list.height - height
        width: parent.width
        height: Tokens.hair
        color: Tokens.hairline
        visible: area.overflows && !list.atYEnd
    }
    PageBar {
        id: bar
        anchors.bottom: parent.bottom
        width: parent.width
        visible: area.overflows
        first: list.atYBeginning
        last: list.atYEnd
        onTurned: by => area.turn(by)
    }
}
