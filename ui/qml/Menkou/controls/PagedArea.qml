import QtQuick
import QtQuick.Templates as T
import Menkou

// A column that may be longer than the screen. It can be swiped, and always also be turned
// with two buttons; nothing is reachable by swiping only.
Item {
    id: area

    default property alias content: column.data
    property alias spacing: column.spacing
    readonly property bool overflows: column.implicitHeight > area.height + 1
    readonly property int barHeight: overflows ? bar.height + Tokens.gapXs : 0
    // What the bar would take, whether it is there or not: for whoever fills one page exactly.
    readonly property int barRoom: bar.implicitHeight + Tokens.gapXs
    property alias contentY: flick.contentY
    readonly property alias contentHeight: column.implicitHeight
    // Looked up once when everything lies where it will lie, not with each line that comes.
    property int seen: 0
    property real tail: 0

    // Whoever goes by keys sees where they are.
    readonly property Item focused: Window.activeFocusItem
    onHeightChanged: Qt.callLater(settle)
    Component.onCompleted: settle()
    onFocusedChanged: if (overflows && holds(focused)) reveal(focused)

    implicitHeight: column.implicitHeight

    function settle() {
        seen = overflows && !flick.moving && !flick.atYEnd ? wholeUntil(flick.contentY, flick.height) : flick.height
    }
    function toTop() {
        tail = 0
        flick.contentY = 0
    }
    function turn(direction: int) {
        const far = Math.max(0, flick.contentHeight - flick.height)
        const aim = flick.contentY + direction * flick.height
        // Never past what a short page did not show (wholeUntil).
        const least = Math.min(flick.height * 0.4, flick.height * 0.5 - Tokens.gapXs)
        let to = fold(aim, direction, true) - direction * Tokens.gapXs
        // Rather a heading alone at the end of a page than what it is the heading of cut in two.
        if ((to - flick.contentY) * direction < least)
            to = fold(aim, direction, false) - direction * Tokens.gapXs
        // Of what is taller than a page, the beginning may lie behind: on it goes all the same.
        if ((to - flick.contentY) * direction < least)
            to = flick.contentY + direction * flick.height * 0.85
        flick.contentY = Math.max(0, Math.min(far, to))
    }
    // What ends above one line may begin beside another: again, until nothing is cut.
    function fold(y: real, direction: int, headed: bool): real {
        let last = y
        for (let i = 0; i < 6; i++) {
            const free = seam(column, last, direction, headed)
            if (free === last)
                break
            last = free
        }
        return last
    }
    // A height near y that cuts through no line and no button: above it when going down.
    function seam(parent: Item, y: real, direction: int, headed: bool): real {
        let best = y
        for (const child of parent.children) {
            const top = child.mapToItem(column, 0, 0).y
            if (!child.visible || top >= y - 1 || top + child.height <= y + 1)
                continue
            const whole = child instanceof T.AbstractButton || child instanceof Text || child.children.length === 0
            const inside = whole ? y : seam(child, y, direction, headed)
            // A rim of a card with nothing in it is no page's end: the whole card goes over.
            const free = !whole ? (direction > 0 && inside - top < Tokens.mm(9) ? top : inside)
                : child instanceof Text && child.height > flick.height ? top + lineEnd(child, y - top, direction)
                : direction > 0 ? top : top + child.height
            best = direction > 0 ? Math.min(best, free) : Math.max(best, free)
        }
        return direction > 0 && headed ? aboveHeading(parent, best) : best
    }
    // A text taller than a page parts between two of its lines.
    function lineEnd(words: Text, y: real, direction: int): real {
        const line = words.contentHeight / words.lineCount
        return (direction > 0 ? Math.floor((y + 1) / line) : Math.ceil((y - 1) / line)) * line
    }
    // A heading with nothing under it goes over with what it is the heading of.
    function aboveHeading(parent: Item, y: real): real {
        for (const child of parent.children) {
            const top = child.mapToItem(column, 0, 0).y
            const under = y - top - child.height
            if (child instanceof Heading && child.visible && under > -1 && under < Tokens.mm(9))
                return top
        }
        return y
    }
    // What is taller than most of a page is cut all the same: better than an empty page.
    function wholeUntil(from: real, high: int): int {
        for (const headed of [true, false]) {
            const end = fold(from + high, 1, headed) - from
            if (end > high * 0.5)
                return Math.floor(end)
        }
        return high
    }
    function holds(item: Item): bool {
        for (let one = item; one; one = one.parent)
            if (one === column)
                return true
        return false
    }
    function reveal(item: Item) {
        settle()
        const at = item.mapToItem(column, 0, 0).y
        if (at < flick.contentY || at + item.height > flick.contentY + seen)
            flick.contentY = Math.max(0, Math.min(at - Tokens.gapXs, flick.contentHeight - flick.height))
    }
    // Shows an item to its lower edge, beginning as early as that allows.
    function revealWhole(item: Item, starts: list<Item>) {
        const end = item.mapToItem(column, 0, 0).y + item.height
        const room = flick.height
        if (end <= room) {
            toTop()
            return
        }
        const from = starts.map(start => start.mapToItem(column, 0, 0).y - Tokens.gapXs).find(y => end - y <= room)
        const top = from ?? Math.max(0, end - room)
        // A last page may begin at a line of its own, and be short.
        tail = top + room
        flick.contentY = top
    }

    // At rest the page ends above what would be cut through: half a line is read as a fault.
    // While a finger moves it, everything shows.
    Item {
        objectName: "fold"
        width: parent.width
        height: Math.min(area.seen, flick.height)
        clip: area.overflows
        Flickable {
            id: flick
            width: parent.width
            height: area.height - area.barHeight
            contentHeight: Math.max(column.implicitHeight, area.overflows ? area.tail : 0)
            boundsBehavior: Flickable.StopAtBounds
            interactive: area.overflows
            onContentYChanged: Qt.callLater(area.settle)
            onMovingChanged: Qt.callLater(area.settle)
            onHeightChanged: Qt.callLater(area.settle)
            onContentHeightChanged: Qt.callLater(area.settle)
            Column {
                id: column
                width: flick.width
                spacing: Tokens.gap
            }
        }
    }
    Rectangle {
        y: flick.height - height
        width: parent.width
        height: Tokens.hair
        color: Tokens.hairline
        visible: area.overflows && !flick.atYEnd
    }
    PageBar {
        id: bar
        anchors.bottom: parent.bottom
        width: parent.width
        visible: area.overflows
        first: flick.atYBeginning
        last: flick.atYEnd
        onTurned: by => area.turn(by)
    }
}
