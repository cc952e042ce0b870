pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// The last row of the keyboard: clear, space, and the ways of writing.
Row {
    id: bar

    required property int keyWidth
    required property int keyHeight
    required property string mode
    required property var modes
    property bool direct: false
    property bool waiting: false
    signal cleared
    signal spaced
    signal moded(string mode)

    spacing: Tokens.gapXs

    function nameOf(mode: string): string {
        return mode === "pinyin" ? qsTrId("keyboard.pinyin")
            : mode === "symbols" ? qsTrId("keyboard.symbols")
            : mode === "strokes" ? qsTrId("keyboard.by_stroke")
            : mode === "radicals" ? qsTrId("keyboard.radicals")
            : mode === "handwriting" ? qsTrId("keyboard.handwriting")
            : direct ? qsTrId("keyboard.letters") : qsTrId("keyboard.latin")
    }

    Key {
        objectName: "key:clear"
        width: bar.keyWidth
        height: bar.keyHeight
        text: qsTrId("keyboard.clear")
        strong: true
        wordy: true
        onTapped: bar.cleared()
    }
    Key {
        objectName: "key:space"
        width: bar.width - (bar.modes.length + 1) * (bar.keyWidth + bar.spacing)
        height: bar.keyHeight
        text: bar.waiting ? qsTrId("keyboard.first") : qsTrId("keyboard.space")
        wordy: true
        onTapped: bar.spaced()
    }
    Repeater {
        model: bar.modes
        Key {
            required property string modelData
            objectName: "mode:" + modelData
            width: bar.keyWidth
            height: bar.keyHeight
            text: bar.nameOf(modelData)
            say: qsTrId("keyboard.mode").arg(text)
            chosen: bar.mode === modelData
            wordy: true
            Accessible.checkable: true
            Accessible.checked: chosen
            onTapped: bar.moded(modelData)
        }
    }
}
