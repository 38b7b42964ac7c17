using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Payouts.Sqlite;

/// <summary>Which file it is, whatever its name: device and number on Linux. Elsewhere every file that exists counts as the same one.</summary>
/// <remarks>Asked of the path, never by opening it: closing any handle of SQLite's files would end this process's locks on them (sqlite.org/howtocorrupt.html, 2.2).</remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly partial record struct FileIdentity(ulong Device, ulong Number)
{
    private const int RelativeToFolder = -100;
    private const int EmptyPath = 0x1000;
    private const uint LinksAndNumber = 0x104;
    private const int MissingFile = 2;

    /// <summary>The file that a path leads to; <c>null</c> for none.</summary>
    internal static FileIdentity? Of(string path) => Ask(path) switch
    {
        (FileIdentity found, _, _) => found,
        (null, MissingFile, _) => null,
        _ => File.Exists(path) ? default(FileIdentity) : null,
    };

    /// <summary>The file that is open; of <paramref name="otherwise"/> where that cannot be told.</summary>
    internal static FileIdentity? Of(SafeFileHandle handle, string otherwise)
    {
        if (!OperatingSystem.IsLinux()) return Of(otherwise);
        byte[] answer = new byte[256];
        return Asked(() => AskHandle(handle, "", EmptyPath, LinksAndNumber, ref answer[0])) == 0 ? Read(answer) : Of(otherwise);
    }

    /// <summary>How many names the file has, as far as that can be told.</summary>
    internal static uint CountNames(string path) => Ask(path) is (not null, _, var names) ? names : 1;

    // statx(2): the same layout on every processor.
    private static (FileIdentity? Found, int Error, uint Names) Ask(string path)
    {
        if (!OperatingSystem.IsLinux()) return (null, -1, 0);
        byte[] answer = new byte[256];
        int error = Asked(() => AskPath(RelativeToFolder, path, 0, LinksAndNumber, ref answer[0]));
        return error == 0 ? (Read(answer), 0, BitConverter.ToUInt32(answer, 16)) : (null, error, 0);
    }

    private static FileIdentity Read(byte[] answer) =>
        new(((ulong)BitConverter.ToUInt32(answer, 136) << 32) | BitConverter.ToUInt32(answer, 140), BitConverter.ToUInt64(answer, 32));

    // A system without the call is one where it cannot be told.
    private static int Asked(Func<int> ask)
    {
        try
        {
            return ask() == 0 ? 0 : Marshal.GetLastPInvokeError();
        }
        catch (Exception error) when (error is EntryPointNotFoundException or DllNotFoundException)
        {
            return -1;
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int AskPath(int folder, string path, int flags, uint mask, ref byte answer);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int AskHandle(SafeFileHandle file, string path, int flags, uint mask, ref byte answer);
}
