pragma Singleton
import QtQuick

// Every size and colour of the resident's screen. Sizes are millimetres on a panel of up to 22
// inches, never less on a larger one.
QtObject {
    id: tokens

    property real pxPerMm: 4
    // What a millimetre on the glass has: for what is measured, not drawn.
    property real truePxPerMm: 4
    property string sizeMode: "standard"
    property string theme: "light"
    property bool wide: false
    // Everything stands in the lower part of an upright panel, within reach from a wheelchair.
    property bool lowered: false
    property int lowTop: 0
    // Header and steps, over which the title then stands.
    property int lowBand: 0
    // What is free above both.
    property int lowHead: 0
    readonly property bool low: wide || lowered
    // Nothing moves where somebody sees little, or where the site wants it still.
    property bool still: false
    property bool motion: !still && sizeMode === "standard" && light

    readonly property int level: sizeMode === "extra" ? 2 : sizeMode === "large" ? 1 : 0
    readonly property bool light: theme === "light"

    function mm(x: real): int {
        return Math.round(x * pxPerMm)
    }
    function pick(standard: real, large: real, extra: real): int {
        return mm(level === 2 ? extra : level === 1 ? large : standard)
    }
    // About how wide a text is: a Latin letter is half as wide as a character.
    function ems(text: string): real {
        const full = (text.match(/[\u2e80-\u9fff\uff00-\uffef]/g) ?? []).length
        return full + (text.length - full) * 0.54
    }
    function tint(onLight: color, onDark: string, onYellow: string): color {
        return theme === "light" ? onLight : theme === "dark" ? onDark : onYellow
    }

    readonly property string family: "Noto Sans CJK SC"
    readonly property int small: pick(6, 7.2, 9)
    readonly property int body: pick(7, 9, 12)
    readonly property int lead: pick(8.4, 10, 12)
    readonly property int button: pick(8.8, 10.4, 12.5)
    readonly property int subtitle: pick(9.4, 11, 12.8)
    readonly property int title: low ? pick(13, 14, 15.5) : pick(15.5, 16.5, 17.5)
    readonly property int display: pick(19, 19.4, 19.6)
    readonly property int side: pick(6.4, 7.6, 9.4)
    readonly property int chrome: pick(5.8, 6.8, 7.4)

    readonly property int hair: Math.max(1, mm(0.25))
    readonly property int rule: mm(0.5)
    readonly property int gapXs: mm(2.8)
    readonly property int gapS: mm(4)
    readonly property int gap: mm(6)
    readonly property int gapL: mm(10)
    readonly property int margin: mm(wide ? 14 : 13)
    readonly property int radius: mm(2.4)
    readonly property int target: mm(20)
    readonly property int targetSmall: mm(14)

    // A site's own name and two colours; every other shade follows from them (kiosk/brand.py).
    property var brandName: ({})
    property color brandPrimary: "#0B4F9E"
    property color brandEdge: "#07376F"
    property color brandWash: "#EEF4FB"
    property color brandAccent: "#B5341C"

    readonly property color ground: tint("#FBF9F5", "#000000", "#000000")
    readonly property color surface: tint("#FFFFFF", "#000000", "#000000")
    readonly property color sunk: tint("#F3EEE4", "#1A1A1A", "#1A1A00")
    readonly property color ink: tint("#1A1A1A", "#FFFFFF", "#FFFF00")
    readonly property color soft: tint("#4A4742", "#FFFFFF", "#FFFF00")
    readonly property color border: tint("#6B7785", "#FFFFFF", "#FFFF00")
    readonly property color outline: tint("#857E71", "#FFFFFF", "#FFFF00")
    readonly property color hairline: tint("#DFD7C8", "#FFFFFF", "#FFFF00")
    readonly property color primary: tint(brandPrimary, "#FFFFFF", "#FFFF00")
    readonly property color primaryEdge: tint(brandEdge, "#BDBDBD", "#BDBD00")
    readonly property color primaryInk: tint("#FFFFFF", "#000000", "#000000")
    readonly property color link: tint(brandPrimary, "#FFFFFF", "#FFFF00")
    readonly property color wash: tint(brandWash, "#1A1A1A", "#1A1A00")
    readonly property color accent: tint(brandAccent, "#FFFFFF", "#FFFF00")
    readonly property color success: tint("#0F5C2E", "#FFFFFF", "#FFFF00")
    readonly property color successWash: tint("#E7F2EA", "#1A1A1A", "#1A1A00")
    readonly property color warning: tint("#5C3B00", "#FFFFFF", "#FFFF00")
    readonly property color warningWash: tint("#FFF4D6", "#1A1A1A", "#1A1A00")
    readonly property color error: tint("#8A1C14", "#FFFFFF", "#FFFF00")
    readonly property color errorWash: tint("#FBEBE8", "#1A1A1A", "#1A1A00")
    readonly property color focus: tint("#FFBF47", "#FFBF47", "#FFFFFF")
    readonly property color focusRim: tint("#1A1A1A", "#000000", "#000000")
    readonly property color off: tint("#5E5A53", "#B4B4B4", "#B4B400")
    // What is paused: stepped back, and still 7:1. Dark themes have no paler ground to say it with.
    readonly property color faded: tint("#4A4742", "#A8A8A8", "#A8A800")
    readonly property color muted: tint("#EFEBE3", "#000000", "#000000")

    function bare(c: color): string {
        return c.toString().substring(1)
    }
}
