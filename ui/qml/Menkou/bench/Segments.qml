pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Menkou.bench

// A few words of which one is true.
Rectangle {
    id: segments

    property list<string> values
    property list<string> labels
    property string value: ""
    signal chosen(string value)

    implicitWidth: 280
    implicitHeight: 34
    radius: Look.radius
    color: Look.ground
    border.color: Look.edge

    Row {
        anchors.fill: parent
        anchors.margins: 3

        Repeater {
            model: segments.values

            AbstractButton {
                id: segment
                required property int index
                required property string modelData
                readonly property bool current: modelData === segments.value

                objectName: "segment_" + modelData
                width: (segments.width - 6) / segments.values.length
                height: 28
                text: segments.labels[index] ?? modelData
                Accessible.role: Accessible.RadioButton
                Accessible.name: text
                Accessible.checked: current
                onClicked: segments.chosen(modelData)

                background: Rectangle {
                    radius: 6
                    color: segment.current ? Look.surface : "transparent"
                    border.width: segment.current || segment.visualFocus ? 1 : 0
                    border.color: segment.visualFocus ? Look.primary : Look.edge
                }
                contentItem: BenchText {
                    text: segment.text
                    color: segment.current ? Look.primary : Look.soft
                    font.weight: segment.current ? Font.Medium : Font.Normal
                    font.pixelSize: 13
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                }
            }
        }
    }
}
