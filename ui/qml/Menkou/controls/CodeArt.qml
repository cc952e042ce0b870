import QtQuick
import Menkou

// Where a code may be held now, drawn: to the scanner, under the document camera, or either.
Item {
    id: art

    required property string readers
    property string thing: "phone"
    readonly property bool both: readers === "both"

    Accessible.ignored: true

    WindowArt {
        visible: art.readers !== "camera"
        width: art.both ? art.width / 2 - Tokens.gap : art.width
        height: art.height
        thing: art.thing
    }
    Copy {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: parent.verticalCenter
        visible: art.both
        text: qsTrId("licence.or")
        font.weight: Font.Bold
    }
    TrayArt {
        visible: art.both || art.readers === "camera"
        anchors.right: parent.right
        width: art.both ? art.width / 2 - Tokens.gap : art.width
        height: art.height
        thing: art.thing
    }
}
