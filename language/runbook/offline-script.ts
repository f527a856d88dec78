/**
 * The function that takes a clustered web service of Windows Server 2003 offline: the script that Windows brings along has none
 * that does (white paper, lines 799 to 847). It answers the cluster with True once the service is stopped or has accepted the request;
 * StopService gives 0 or 10 then. Otherwise it writes into the log of the cluster and answers False.
 */
export const offlineScript = {
  name: 'Offline.vbs',
  text: `' Takes the web service offline. Replaces the function Offline of clusweb.vbs, in a copy with another name.
Function Offline()

    Dim webService
    Dim answer

    Set webService = GetObject("winmgmts:root/cimv2").Get("Win32_Service.Name='W3SVC'")

    If UCase(webService.State) = "STOPPED" Then
        Offline = True
    Else
        answer = webService.StopService()
        ' 0 and 10: the service stops.
        If answer = 0 Or answer = 10 Then
            Offline = True
        Else
            Resource.LogInformation "W3SVC still runs: it has answered the request to stop with " & answer & "."
            Offline = False
        End If
    End If

End Function
`,
} as const;
