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
    property alias contentY: flick.contentY
    signal reached

    // Whoever goes by keys sees where they are.
    readonly property Item focused: Window.activeFocusItem
    onFocusedChanged: if (overflows && holds(focused)) reveal(focused)

    implicitHeight: column.implicitHeight

    function toTop() {
        flick.contentY = 0
    }
    function turn(direction: int) {
        const far = Math.max(0, flick.contentHeight - flick.height)
        const aim = flick.contentY + direction * flick.height
        let to = seam(column, aim, direction) - direction * Tokens.gapXs
        if (Math.abs(to - flick.contentY) < flick.height * 0.4)
            to = flick.contentY + direction * flick.height * 0.85
        flick.contentY = Math.max(0, Math.min(far, to))
    }
    // A height near y that cuts through no line and no button: above it when going down.
    function seam(parent: Item, y: real, direction: int): real {
        let best = y
        for (const child of parent.children) {
            const top = child.mapToItem(column, 0, 0).y
            if (!child.visible || top >= y - 1 || top + child.height <= y + 1)
                continue
            const whole = child instanceof T.AbstractButton || child instanceof Text || child.children.length === 0
            const free = !whole ? seam(child, y, direction) : direction > 0 ? top : top + child.height
            best = direction > 0 ? Math.min(best, free) : Math.max(best, free)
        }
        return best
    }
    function holds(item: Item): bool {
        for (let one = item; one; one = one.parent)
            if (one === column)
                return true
        return false
    }
    function reveal(item: Item) {
        const at = item.mapToItem(column, 0, 0).y
        if (at < flick.contentY || at + item.height > flick.contentY + flick.height)
            flick.contentY = Math.max(0, Math.min(at - Tokens.gapXs, flick.contentHeight - flick.height))
    }

    Flickable {
        id: flick
        width: parent.width
        height: parent.height - area.barHeight
        contentHeight: column.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        interactive: area.overflows
        clip: area.overflows
        Column {
            id: column
            width: flick.width
            spacing: Tokens.gap
        }
    }
    Rectangle {
        anchors.bottom: flick.bottom
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
