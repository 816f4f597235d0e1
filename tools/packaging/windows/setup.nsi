; The Windows setup: for one person, without an administrator. makensis -DVERSION=… -DPROGRAM=folder -DICON=file.ico -DOUT=setup.exe
; This file begins with a byte order mark, so that makensis reads the Chinese in it as UTF-8.
Unicode true
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 32 ; MB; typst alone is 62
Name "苏木之家"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\SumuHome"
BrandingText "苏木之家 ${VERSION}"
Icon "${ICON}"
UninstallIcon "${ICON}"

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\SumuHome"
!define CLASSES "Software\Classes"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\sumu.exe"
!define MUI_FINISHPAGE_RUN_TEXT "打开苏木之家"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "苏木之家"
VIAddVersionKey /LANG=2052 "FileDescription" "苏木之家 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" ""

; Nothing is replaced under a running program: its own file cannot be written to while it runs. One that opened this
; setup to be updated is about to end, so a few seconds are waited.
!macro NotRunning
  ${If} ${FileExists} "$INSTDIR\sumu.exe"
    StrCpy $1 20
    ${Do}
      ClearErrors
      FileOpen $0 "$INSTDIR\sumu.exe" a
      ${IfNot} ${Errors}
        FileClose $0
        ${ExitDo}
      ${EndIf}
      IntOp $1 $1 - 1
      ${If} $1 <= 0
        MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "苏木之家正在运行。请先关闭它，再点“重试”；现在什么都没有改动。" /SD IDCANCEL IDRETRY +3
        SetErrorLevel 3
        Abort
      ${EndIf}
      Sleep 500
    ${Loop}
  ${EndIf}
!macroend

!macro FileType ENDING KEY WORDS
  WriteRegStr HKCU "${CLASSES}\${ENDING}" "" "SumuHome.${KEY}"
  WriteRegStr HKCU "${CLASSES}\SumuHome.${KEY}" "" "${WORDS}"
  WriteRegStr HKCU "${CLASSES}\SumuHome.${KEY}\DefaultIcon" "" "$INSTDIR\sumu.exe,0"
  WriteRegStr HKCU "${CLASSES}\SumuHome.${KEY}\shell\open\command" "" '"$INSTDIR\sumu.exe" "%1"'
!macroend

!macro NoFileType ENDING KEY
  DeleteRegKey HKCU "${CLASSES}\SumuHome.${KEY}"
  ReadRegStr $0 HKCU "${CLASSES}\${ENDING}" ""
  ${If} $0 == "SumuHome.${KEY}" ; somebody else's stays
    DeleteRegKey HKCU "${CLASSES}\${ENDING}"
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${AtLeastBuild} 17763
    MessageBox MB_OK|MB_ICONSTOP "这个版本需要 Windows 10（1809）或更新的系统。什么都没有改动。" /SD IDOK
    SetErrorLevel 2
    Abort
  ${EndIf}
  !insertmacro NotRunning
FunctionEnd

Section
  ; The former version is kept until the new one lies there whole: a full disk takes nothing away.
  RMDir /r "$INSTDIR.old"
  ${If} ${FileExists} "$INSTDIR\sumu.exe"
    ClearErrors
    Rename "$INSTDIR" "$INSTDIR.old"
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "旧版本的文件正被占用。请关闭苏木之家，再来一次；什么都没有改动。" /SD IDOK
      SetErrorLevel 3
      Abort
    ${EndIf}
  ${EndIf}
  SetOutPath "$INSTDIR"
  ClearErrors
  File /r "${PROGRAM}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} ${Errors}
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR"
    Rename "$INSTDIR.old" "$INSTDIR"
    MessageBox MB_OK|MB_ICONSTOP "没有装成，可能是磁盘满了。原来的版本还在。" /SD IDOK
    SetErrorLevel 4
    Abort
  ${EndIf}
  SetOutPath "$TEMP" ; a folder that somebody stands in cannot go
  RMDir /r "$INSTDIR.old"
  SetOutPath "$INSTDIR" ; where its shortcuts begin
  CreateShortcut "$SMPROGRAMS\苏木之家.lnk" "$INSTDIR\sumu.exe"
  CreateShortcut "$DESKTOP\苏木之家.lnk" "$INSTDIR\sumu.exe"
  !insertmacro FileType ".sumu" "Changes" "苏木之家变动文件"
  !insertmacro FileType ".sumubak" "Backup" "苏木之家备份"
  !insertmacro FileType ".sumuinv" "Invitation" "苏木之家邀请"
  !insertmacro FileType ".sumuup" "Update" "苏木之家更新文件"
  WriteRegStr HKCU "${CLASSES}\sumu" "" "URL:苏木之家邀请"
  WriteRegStr HKCU "${CLASSES}\sumu" "URL Protocol" ""
  WriteRegStr HKCU "${CLASSES}\sumu\shell\open\command" "" '"$INSTDIR\sumu.exe" "%1"'
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "苏木之家"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\sumu.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Sumu Home"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Function un.onInit
  !insertmacro NotRunning
FunctionEnd

Section "Uninstall"
  Delete "$SMPROGRAMS\苏木之家.lnk"
  Delete "$DESKTOP\苏木之家.lnk"
  !insertmacro NoFileType ".sumu" "Changes"
  !insertmacro NoFileType ".sumubak" "Backup"
  !insertmacro NoFileType ".sumuinv" "Invitation"
  !insertmacro NoFileType ".sumuup" "Update"
  DeleteRegKey HKCU "${CLASSES}\sumu"
  DeleteRegKey HKCU "${UNINSTALL}"
  RMDir /r "$INSTDIR.old"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\sumu.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  MessageBox MB_OK|MB_ICONINFORMATION "苏木之家已卸载。记录、照片和备份都还在 $LOCALAPPDATA\sumu-home，再装上就能接着用。" /SD IDOK
SectionEnd
