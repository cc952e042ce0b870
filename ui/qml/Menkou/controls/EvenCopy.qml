import QtQuick
import Menkou

// A name or a title in Hanzi: never a character or two alone on the last line. `room` is the
// width there is; where the last line would be that short, the lines are set about equally long.
Copy {
    id: copy

    required property int room

    readonly property int lines: Math.max(1, Math.ceil(implicitWidth / Math.max(1, room)))
    readonly property bool widowed: lines > 1 && /[\u4e00-\u9fff]/.test(text)
        && implicitWidth - (lines - 1) * room < 3.2 * font.pixelSize

    // Two lines part where the sentence does, if the first is then the longer one.
    readonly property real firstLine: {
        if (!widowed || lines !== 2)
            return 0
        const whole = Tokens.ems(text)
        for (let i = text.length - 2; i > 0; i--) {
            const share = Tokens.ems(text.slice(0, i + 1)) / whole
            if ("，。；：！？".includes(text[i]) && share >= 0.5 && implicitWidth * share + 0.4 * font.pixelSize <= room)
                return implicitWidth * share + 0.4 * font.pixelSize
        }
        return 0
    }

    width: firstLine > 0 ? Math.ceil(firstLine) : widowed ? Math.min(room, Math.ceil(implicitWidth / lines + 1.1 * font.pixelSize)) : room
}
