pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// Where we are: one segment and one word per step. Done has a tick, now is bold.
Item {
    id: bar

    required property var steps
    required property int current

    readonly property int gap: Tokens.mm(2)
    readonly property real pitch: (width - 2 * Tokens.margin + gap) / Math.max(1, steps.length)
    readonly property int segment: Math.floor(pitch) - gap

    // Where the words do not fit side by side, one line says where we are.
    readonly property bool cramped: {
        for (let i = 0; i < stepList.count; i++)
            if (((stepList.itemAt(i) as StepSegment)?.need ?? 0) > segment)
                return true
        return false
    }
    component StepSegment: Item {
        property real need
    }

    implicitHeight: Tokens.chrome * 1.5 + Tokens.mm(9)
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTrId("chrome.step_of").arg(current + 1).arg(steps.length).arg(steps[current] ?? "")

    Row {
        x: Tokens.margin
        y: Tokens.mm(5)
        spacing: bar.gap
        Repeater {
            id: stepList
            model: bar.steps
            StepSegment {
                id: step
                required property string modelData
                required property int index
                readonly property bool done: index < bar.current
                readonly property bool now: index === bar.current
                // With its tick, done or not: the bar does not change its form on the way.
                need: label.implicitWidth + Tokens.chrome + Tokens.mm(3)
                width: Math.round((index + 1) * bar.pitch) - Math.round(index * bar.pitch) - bar.gap
                height: Tokens.mm(3) + Tokens.chrome * 1.5
                Rectangle {
                    width: parent.width
                    y: step.now ? 0 : Tokens.mm(0.5)
                    height: Tokens.mm(step.now ? 2 : 1)
                    radius: height / 2
                    color: step.now ? Tokens.accent : step.done ? Tokens.primary : Tokens.light ? Tokens.hairline : Tokens.ground
                    border.width: Tokens.light || step.now || step.done ? 0 : Tokens.hair
                    border.color: Tokens.border
                }
                Row {
                    visible: !bar.cramped
                    y: Tokens.mm(3)
                    spacing: Tokens.mm(1)
                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        visible: step.done
                        name: "check"
                        ink: Tokens.link
                        size: Tokens.chrome
                    }
                    Copy {
                        id: label
                        text: step.modelData
                        wrapMode: Text.NoWrap
                        color: step.now ? Tokens.ink : Tokens.soft
                        font.pixelSize: Tokens.chrome
                        font.weight: step.now ? Font.Bold : Font.Normal
                    }
                }
            }
        }
    }
    Copy {
        x: Tokens.margin
        y: Tokens.mm(8)
        width: parent.width - 2 * Tokens.margin
        visible: bar.cramped
        text: bar.Accessible.name
        font.pixelSize: Tokens.chrome
        font.weight: Font.Bold
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
