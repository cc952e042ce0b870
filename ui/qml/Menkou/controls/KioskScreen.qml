import QtQuick
import Menkou

// The frame of every screen: a title, a body that may be turned, something fixed below it
// (a keyboard), and the actions. In landscape, title and actions stand left of the body.
FocusScope {
    id: screen

    signal act(string verb, var detail)

    property string kicker: ""
    property string title: ""
    property string lead: ""
    // A problem said with the title, where there is no room for it in the body.
    property string alarm: ""
    // What the screen is called where it has no title of its own: it says it otherwise.
    property string say: title
    property bool centred: false
    property int reserve: 0
    property int narrow: Math.round(width * 0.36)
    default property alias body: paged.content
    property alias bodySpacing: paged.spacing
    property alias stage: stageArea.data
    property alias below: belowArea.data
    property alias actions: actionArea.data
    property alias aside: asideArea.data
    property alias paged: paged

    readonly property bool wide: Tokens.wide
    readonly property int pad: Tokens.margin
    readonly property int column: wide && overfull && !over ? Math.round(width * 0.5) : narrow
    readonly property int leftWidth: wide ? column - pad : width - 2 * pad
    readonly property int bodyX: wide ? column + Tokens.gapL : pad
    readonly property int bodyWidth: width - bodyX - pad
    // Lowered, the title is read above the header and leaves its room to what is touched.
    readonly property int headBottom: Tokens.lowered ? Tokens.gap : head.y + (head.visible ? head.height + Tokens.gap : 0)
    // A long name beside the body would run into the actions: then the title steps down one
    // size and the lead moves over the body. Estimated, not measured, so that it cannot flicker.
    readonly property bool crowded: wide && linesOf(title, Tokens.title) * Tokens.title * 1.45
        + linesOf(lead, Tokens.lead) * Tokens.lead * 1.6 + linesOf(kicker, Tokens.body) * Tokens.body * 1.6
        > actionTop - reserve - 2 * Tokens.gapL
    // Even smaller it would not fit its column. A Latin letter is half as wide as a character,
    // and taken as a whole one here: long English words break badly.
    readonly property bool overfull: crowded
        && Math.ceil(title.length * Tokens.subtitle / Math.max(1, narrow - pad)) * Tokens.subtitle * 0.8 > actionTop - reserve - 2 * Tokens.gapL
    // Actions that fill their column leave no line above them: then the title stands over the body.
    readonly property bool over: overfull && Tokens.gapL + Math.ceil(Tokens.ems(title) * Tokens.subtitle / Math.max(1, width * 0.5 - 2 * pad))
        * Tokens.subtitle * 1.45 > actionTop
    readonly property int headWidth: over ? bodyWidth : leftWidth
    // A long name with a long sentence leaves the body half of the room; lowered, it would run out of
    // the top of the panel.
    readonly property bool tall: !wide && linesOf(title, Tokens.title) * Tokens.title * 1.45
        + linesOf(lead, Tokens.lead) * Tokens.lead * 1.6 + linesOf(kicker, Tokens.body) * Tokens.body * 1.6 > (Tokens.lowered ? Tokens.lowHead - 2 * Tokens.gap : actionTop * 0.5)
    readonly property bool verbose: crowded || tall
    readonly property int bodyTop: wide ? Tokens.gapL + (over ? head.height + Tokens.gapS : moved.visible ? moved.height + Tokens.gapS : 0) : headBottom
    readonly property int actionTop: height - Tokens.gap - actionArea.implicitHeight
    readonly property int floorY: wide || !actionArea.implicitHeight ? height - Tokens.gap : actionTop - Tokens.gap
    readonly property int bodyBottom: floorY - (belowArea.implicitHeight ? belowArea.implicitHeight + Tokens.gap : 0)

    // Words are not broken: beside the body, where lines are short, each loses about half a word.
    function linesOf(text: string, em: int): int {
        const lost = (wide || Tokens.lowered) && text.includes(" ") ? 1.2 * em : 0
        return Math.ceil(Tokens.ems(text) * em / Math.max(1, (wide ? narrow - pad : leftWidth) - lost))
    }

    // A new title is said aloud: when the screen appears, and when its page is turned.
    property bool ready: false
    function announce() {
        // One that is made ahead says nothing before it is shown.
        if (ready && parent)
            Herald.say(screen, title, false)
    }
    Component.onCompleted: {
        ready = true
        announce()
    }
    onTitleChanged: announce()

    Accessible.role: Accessible.Pane
    Accessible.name: say

    Column {
        id: head
        x: screen.over ? screen.bodyX : screen.pad
        y: Tokens.lowered ? -Tokens.lowBand - height - Tokens.gap : Tokens.gapL
        width: screen.headWidth
        visible: screen.title.length > 0
        spacing: Tokens.mm(2.5)
        Copy {
            width: parent.width
            visible: screen.kicker.length > 0 && !screen.crowded
            text: screen.kicker
            color: Tokens.soft
            font.pixelSize: screen.tall ? Tokens.small : Tokens.body
        }
        EvenCopy {
            room: screen.headWidth
            text: screen.title
            font.pixelSize: screen.verbose ? Tokens.subtitle : Tokens.title
            font.weight: Font.Bold
            lineHeight: 0.98
            Accessible.role: Accessible.Heading
        }
        EvenCopy {
            room: screen.headWidth
            visible: screen.lead.length > 0 && (!screen.crowded || screen.over)
            text: screen.lead
            color: Tokens.soft
            font.pixelSize: screen.tall ? Tokens.small : Tokens.lead
        }
        Banner {
            visible: screen.alarm.length > 0
            kind: "problem"
            // A long one beside a keyboard would run into the actions.
            em: screen.wide && screen.linesOf(screen.alarm, Tokens.body * 1.4) > 3 ? Tokens.small : Tokens.body
            text: screen.alarm
        }
    }
    Copy {
        id: moved
        x: screen.bodyX
        y: Tokens.gapL
        width: screen.bodyWidth
        visible: screen.crowded && !screen.over && screen.lead.length > 0
        text: screen.lead
        color: Tokens.soft
        font.pixelSize: Tokens.lead
    }
    Item {
        id: asideArea
        visible: screen.wide && children.length > 0
        x: screen.pad
        y: screen.headBottom
        width: screen.leftWidth
        height: Math.max(0, screen.actionTop - Tokens.gap - y)
    }
    PagedArea {
        id: paged
        objectName: "body"
        x: screen.bodyX
        y: screen.bodyTop
        width: screen.bodyWidth
        height: Math.max(0, screen.bodyBottom - y)
    }
    Item {
        id: stageArea
        objectName: "stage"
        x: screen.bodyX
        y: screen.bodyTop
        width: screen.bodyWidth
        height: Math.max(0, screen.bodyBottom - y)
    }
    Column {
        id: belowArea
        objectName: "below"
        x: screen.bodyX
        y: screen.floorY - implicitHeight
        width: screen.bodyWidth
    }
    Column {
        id: actionArea
        objectName: "actions"
        x: screen.pad
        y: screen.actionTop
        // Never as wide as an overfull column: fewer lines of theirs would make it less than full,
        // and the screen would change its mind without end.
        width: screen.wide ? screen.narrow - screen.pad : screen.leftWidth
        spacing: Tokens.gapS
    }
}
