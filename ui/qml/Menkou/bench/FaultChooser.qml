pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Menkou.bench

// Chooses what goes wrong. What it shows is what the bench says, not what was clicked last.
ComboBox {
    id: chooser

    property var faults: []
    property string fault: ""
    signal chosen(string fault)

    function labelOf(value: string): string {
        for (const entry of chooser.faults)
            if (entry.value === value)
                return entry.label;
        return value;
    }

    implicitHeight: 32
    model: faults
    textRole: "label"
    displayText: labelOf(fault)
    font.family: Look.family
    font.pixelSize: 13
    Accessible.name: "故障 Fault: " + displayText
    onActivated: index => chooser.chosen(chooser.faults[index].value)

    background: Rectangle {
        radius: Look.radius
        color: chooser.fault.length > 0 ? Look.warnWash : Look.surface
        border.width: chooser.visualFocus ? 2 : 1
        border.color: chooser.visualFocus ? Look.primary
            : chooser.fault.length > 0 ? Look.warn : Look.edge
    }
    contentItem: BenchText {
        leftPadding: 10
        text: chooser.displayText
        color: chooser.fault.length > 0 ? Look.warn : Look.soft
        font.pixelSize: 13
        verticalAlignment: Text.AlignVCenter
    }
    indicator: BenchText {
        x: chooser.width - width - 10
        anchors.verticalCenter: parent?.verticalCenter
        text: "▾"
        color: Look.soft
    }
    delegate: ItemDelegate {
        id: choice
        required property var modelData
        required property int index

        objectName: "fault_" + modelData.value
        width: ListView.view?.width ?? 0
        height: 32
        highlighted: chooser.highlightedIndex === index
        background: Rectangle { color: choice.highlighted ? Look.primaryWash : Look.surface }
        contentItem: BenchText {
            text: choice.modelData.label
            font.pixelSize: 13
            font.weight: choice.modelData.value === chooser.fault ? Font.Bold : Font.Normal
            verticalAlignment: Text.AlignVCenter
        }
    }
    popup.popupType: Popup.Item
}
