import QtQuick
import Menkou

// A heading inside a screen.
Copy {
    font.pixelSize: Tokens.subtitle
    font.weight: Font.Bold
    Accessible.role: Accessible.Heading
}
