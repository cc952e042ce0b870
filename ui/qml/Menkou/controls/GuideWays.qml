import QtQuick
import Menkou

// Below "begin": for somebody else, handled elsewhere, a time at the counter. Side by side where
// there is room.
Flow {
    id: ways

    property bool agentAllowed: false
    property bool hasPlaces: false
    property bool bookable: false
    property bool available: true
    property bool wide: false
    signal act(string verb)

    readonly property bool both: agentAllowed && hasPlaces && !wide && Tokens.level < 2
    readonly property int cell: both ? Math.floor((width - spacing) / 2) : width
    readonly property int tall: Math.max(another.implicitHeight, elsewhere.implicitHeight)

    visible: agentAllowed || hasPlaces || bookable
    spacing: Tokens.gapS

    BigButton {
        id: another
        objectName: "act_begin_for_another"
        visible: ways.agentAllowed
        enabled: ways.available
        width: ways.cell
        height: ways.both ? ways.tall : implicitHeight
        kind: "secondary"
        iconName: "users"
        text: qsTrId("guide.for_another")
        onTapped: ways.act("begin_for_another")
    }
    BigButton {
        id: elsewhere
        objectName: "act_places"
        visible: ways.hasPlaces
        width: ways.cell
        height: ways.both ? ways.tall : implicitHeight
        kind: "secondary"
        iconName: "map-pin"
        text: qsTrId("guide.elsewhere")
        onTapped: ways.act("places")
    }
    BigButton {
        objectName: "act_book"
        visible: ways.bookable
        width: ways.width
        kind: "secondary"
        iconName: "calendar"
        text: qsTrId("booking.ask")
        onTapped: ways.act("book")
    }
}
